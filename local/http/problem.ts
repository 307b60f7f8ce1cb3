import type * as z from 'zod';
import type { JsonAnswer } from './http-message.ts';

const titles: Readonly<Record<number, string>> = {
  400: '请求内容有误',
  401: '签名无效',
  404: '未找到',
  405: '不支持该操作',
  413: '请求内容过大',
  422: '无法处理',
  500: '内部错误',
};

/** One fault of a request, and a JSON pointer (RFC 6901) to its place. */
export interface PointedError {
  readonly pointer: string;
  readonly message: string;
}

/** Problem details. `kind` becomes the last part of the stable type, such as `validation`. */
export function problem(status: number, kind: string, detail: string, errors?: readonly PointedError[]): JsonAnswer {
  const title = titles[status] ?? '请求未成功';
  return { status, body: { type: `/problems/${kind}`, title, status, detail, ...(errors && { errors }) } };
}

/** A 400 that names every fault of a body at once. */
export function validationProblem(error: z.ZodError): JsonAnswer {
  return problem(400, 'validation', '请求内容未通过校验', error.issues.flatMap(pointedErrors));
}

function pointedErrors(issue: z.core.$ZodIssue): readonly PointedError[] {
  // zod reports an unknown field at the object that holds it. The reader looks for the field itself.
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({ pointer: path.map(segment).join(''), message: issue.message }));
}

function segment(part: PropertyKey): string {
  return `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
