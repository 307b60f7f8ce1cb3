import type { FieldError } from '../../shared/domain/errors.ts';
import { pointerTo } from './field-errors.ts';

/** No schema of ours nests this deep. Deeper values are left to the schema, which refuses them as unknown. */
const DEEPEST = 20;

/** Characters without a shape of their own: soft hyphen, fillers, zero-width spaces and joiners, tags. */
const invisible =
  '\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B-\\u200F\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\u{E0000}-\\u{E007F}';

/** One may be meant, such as the joiner in an emoji. Two in a row, or a text of nothing else, are not. */
const invisibleRun = new RegExp(`[${invisible}]{2}|^[\\s${invisible}]*[${invisible}][\\s${invisible}]*$`, 'u');

/** Marks that turn the direction of writing: with them a reviewer reads something else than what was sent. */
const directionMark = /[\u202A-\u202E\u2066-\u2069]/u;

/** What JSON cannot be stored with, or a person cannot see. Line breaks and tabs are allowed in a body only. */
const controlCharacter = { body: /[^\P{Cc}\t\n\r]/u, url: /\p{Cc}/u } as const;

/**
 * The texts anywhere in a value that no reader or database takes as they are: ill-formed Unicode, control characters,
 * runs of invisible characters.
 *
 * U+FFFD counts as ill-formed: a server puts it where the bytes that were sent are not UTF-8.
 */
export function textFaults(value: unknown, from: 'body' | 'url'): readonly FieldError[] {
  return faultsIn(value, from, []);
}

function faultsIn(value: unknown, from: 'body' | 'url', path: readonly string[]): readonly FieldError[] {
  if (typeof value === 'string') {
    const message = faultOf(value, from);
    return message === undefined ? [] : [{ pointer: pointerTo('', path), message }];
  }
  if (typeof value !== 'object' || value === null || path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([name, item]) => faultsIn(item, from, [...path, name]));
}

function faultOf(text: string, from: 'body' | 'url'): string | undefined {
  if (!text.isWellFormed() || text.includes('\uFFFD')) return '含有无效的 Unicode 字符';
  if (controlCharacter[from].test(text)) return '不能含控制字符';
  if (invisibleRun.test(text) || directionMark.test(text)) return '不能含不可见字符';
  return undefined;
}
