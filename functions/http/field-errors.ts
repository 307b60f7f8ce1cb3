import type * as z from 'zod/mini';
import type { FieldError } from '../../shared/domain/errors.ts';

/**
 * Each issue of a failed parse as an RFC 6901 pointer below `root` and a Chinese sentence. Every unknown field has a
 * pointer of its own.
 */
export function fieldErrors(error: z.core.$ZodError, root = ''): readonly FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerTo(root, [...path, key]),
        message: '提交的内容含有无法识别的栏目，请刷新页面后重新填报。',
      }));
    }
    return [{ pointer: pointerTo(root, path), message: messageOf(issue) }];
  });
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
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`;
    default:
      return '格式不正确';
  }
}

function pointerTo(root: string, path: readonly string[]): string {
  return root + path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
