import type * as z from 'zod';

/** An answer before it becomes bytes; a status of 400 and more carries problem details (RFC 9457). */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const titles: Readonly<Record<number, string>> = {
  400: '请求内容有误',
  401: '签名无效',
  404: '未找到',
  405: '不支持该操作',
  413: '请求内容过大',
  422: '无法处理',
  500: '内部错误',
};

/** One thing wrong with a request, and where (RFC 6901). */
export interface PointedError {
  readonly pointer: string;
  readonly message: string;
}

/** Problem details; `kind` becomes the last part of the stable type, such as `validation`. */
export function problem(status: number, kind: string, detail: string, errors?: readonly PointedError[]): Answer {
  const title = titles[status] ?? '请求未成功';
  return { status, body: { type: `/problems/${kind}`, title, status, detail, ...(errors && { errors }) } };
}

/** A 400 that names every fault of a body at once. */
export function validationProblem(error: z.ZodError): Answer {
  return problem(400, 'validation', '请求内容未通过校验', error.issues.flatMap(pointedErrors));
}

function pointedErrors(issue: z.core.$ZodIssue): readonly PointedError[] {
  // An unknown field is reported on the object that holds it; the reader looks for the field itself.
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({ pointer: path.map(segment).join(''), message: issue.message }));
}

function segment(part: PropertyKey): string {
  return `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
