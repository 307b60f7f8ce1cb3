import { readFile } from 'node:fs/promises';
import { fieldErrors } from '../functions/http/field-errors.ts';
import { policyDraft } from '../shared/contracts/policy-draft.ts';
import { type Draft, draftOf } from '../shared/policy/draft-policy.ts';
import { policies } from '../shared/policy/policies.ts';

/** A file that is no usable draft. Each line is one Chinese sentence about one fault. */
export class DraftError extends Error {
  override readonly name = 'DraftError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Reads a draft from a JSON file. @throws DraftError with everything that is wrong with it */
export async function readDraft(file: string): Promise<Draft> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new DraftError([`读不到政策草案文件 ${file}`]);
  }
  return draftIn(text);
}

/** A draft in its text. @throws DraftError */
export function draftIn(text: string): Draft {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new DraftError(['政策草案不是有效的 JSON 文件']);
  }
  const parsed = policyDraft.safeParse(content);
  if (!parsed.success) {
    throw new DraftError(fieldErrors(parsed.error).map(({ pointer, message }) => `${pointer || '全文'}：${message}`));
  }
  const drafted = draftOf(parsed.data, policies);
  if ('draft' in drafted) return drafted.draft;
  throw new DraftError(drafted.faults.map(({ pointer, message }) => `${pointer || '全文'}：${message}`));
}
