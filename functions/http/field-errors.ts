import type * as z from 'zod/mini';
import type { FieldError } from '../../shared/domain/errors.ts';

/** A form of ours has a dozen fields. More faults than this help no one, and an answer must not outgrow its request. */
const MOST_FAULTS = 50;
const LONGEST_POINTER = 200;

/**
 * Each issue of a failed parse as an RFC 6901 pointer below `root` and a Chinese sentence. Every unknown field has a
 * pointer of its own.
 */
export function fieldErrors(error: z.core.$ZodError, root = ''): readonly FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const message = messageOf(issue);
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return paths.map((each) => ({ pointer: pointerTo(root, each), message }));
  });
}

/** The first faults of a request. Where there are more, a last entry for the whole document says how many. */
export function firstFaults(faults: readonly FieldError[]): readonly FieldError[] {
  const more = faults.length - MOST_FAULTS;
  if (more <= 0) return faults;
  return [...faults.slice(0, MOST_FAULTS), { pointer: '', message: `另有 ${more} 处错误未列出` }];
}

function messageOf(issue: z.core.$ZodIssue): string {
  // A message that a schema sets is Chinese. Without one, zod/mini says `Invalid input` for every issue.
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填，不能缺少' : '类型不正确';
    case 'too_small':
      return '内容过短或数值过小';
    case 'too_big':
      return '内容过长或数值过大';
    case 'unrecognized_keys':
      return '提交的内容含有无法识别的栏目，请刷新页面后重新填报。';
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`;
    default:
      return '格式不正确';
  }
}

/** The RFC 6901 pointer to a field, or to its nearest ancestor where the names in the request make it too long. */
export function pointerTo(root: string, path: readonly string[]): string {
  const pointer = root + path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return pointer.length > LONGEST_POINTER ? pointerTo(root, path.slice(0, -1)) : pointer;
}
