import type * as z from 'zod';
import { parseAccountNumber } from '../../shared/domain/bank-account.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { idNumberProblemText, parseIdNumber } from '../../shared/domain/id-number.ts';
import type { JsonAnswer } from '../http/http-message.ts';
import { problem, validationProblem } from '../http/problem.ts';
import { type Issuer, tokenRequestSchema } from './issuer.ts';
import { decodedSegment } from './path-segment.ts';
import { introductions } from './seeded-world.ts';
import type { WorldRecords } from './world-records.ts';
import { accountSchema, certificateSchema, faultsSchema, personSchema, phoneSchema } from './world-schemas.ts';

export interface WorldRoutesDeps {
  readonly records: WorldRecords;
  readonly issuer: Issuer;
  readonly now: () => Date;
}

/** A request to `/local/…`. `body` is the parsed JSON, undefined if there was none. */
export interface LocalRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface LocalRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** The parts of the path. `*` matches any part, which `answer` gets as its parameter. */
  readonly parts: readonly string[];
  readonly answer: (body: unknown, parameter: string) => Promise<JsonAnswer>;
}

/**
 * Answers the routes with which tests and developers change and inspect the world; undefined for an unknown route.
 *
 * A PUT is on the disk before it is answered, and the answer repeats it.
 */
export function worldRoutes(deps: WorldRoutesDeps): (request: LocalRequest) => Promise<JsonAnswer | undefined> {
  const routes = localRoutes(deps);
  return async ({ method, path, body }) => {
    const parts = path.split('/').slice(1);
    const atPath = routes.filter((route) => isAt(route, parts));
    if (atPath.length === 0) return undefined;
    const route = atPath.find((candidate) => candidate.method === method);
    if (route === undefined)
      return problem(405, 'method', `这里只接受 ${atPath.map((each) => each.method).join('、')}`);
    const parameter = decodedSegment(parts[route.parts.indexOf('*')] ?? '');
    if (parameter === undefined) return problem(400, 'validation', '路径的百分号编码有误');
    return route.answer(body, parameter);
  };
}

function localRoutes({ records, issuer, now }: WorldRoutesDeps): readonly LocalRoute[] {
  const idNumberOf = (text: string) => parseIdNumber(text, beijingDate(now()));
  return [
    route('POST', '/local/token', (body) =>
      withBody(tokenRequestSchema, body, async (request) => ok({ accessToken: await issuer.issueToken(request) })),
    ),
    route('PUT', '/local/world/people/*', (body, text) =>
      withBody(personSchema, body, async (person) => {
        const id = idNumberOf(text);
        if (!id.ok) return invalid('/idNumber', idNumberProblemText[id.problem]);
        await records.record({ entry: 'PERSON_PUT', idNumber: id.idNumber, person });
        return ok({ idNumber: id.idNumber, ...person });
      }),
    ),
    route('PUT', '/local/world/certificates/*', (body, number) =>
      withBody(certificateSchema, body, async (put) => {
        const id = idNumberOf(put.holderIdNumber);
        if (!id.ok) return invalid('/holderIdNumber', idNumberProblemText[id.problem]);
        const certificate = { ...put, holderIdNumber: id.idNumber };
        await records.record({ entry: 'CERTIFICATE_PUT', number, certificate });
        return ok({ number, ...certificate });
      }),
    ),
    route('PUT', '/local/world/accounts/*', (body, text) =>
      withBody(accountSchema, body, async (account) => {
        const accountNumber = parseAccountNumber(text);
        if (accountNumber === undefined) return invalid('/accountNumber', '银行账号应为16至19位数字');
        await records.record({ entry: 'ACCOUNT_PUT', accountNumber, account });
        return ok({ accountNumber, ...account });
      }),
    ),
    route('PUT', '/local/world/phones/*', (body, phone) =>
      withBody(phoneSchema, body, async (put) => {
        if (!/^1[3-9]\d{9}$/.test(phone)) return invalid('/phone', '手机号码应为11位大陆手机号');
        await records.record({ entry: 'PHONE_PUT', phone, put });
        return ok({ phone, ...put });
      }),
    ),
    route('PUT', '/local/faults', (body) =>
      withBody(faultsSchema, body, async (faults) => {
        await records.record({ entry: 'FAULTS_PUT', faults });
        return ok(faults);
      }),
    ),
    route('GET', '/local/faults', async () => ok(records.faults())),
    route('GET', '/local/world/people', async () => ok({ people: introductions })),
    route('GET', '/local/bank/transfers', async () => ok({ transfers: records.transfers().map(listedTransfer) })),
    route('GET', '/local/messages', async () => ok({ messages: records.messages() })),
  ];
}

function listedTransfer({ order, ...transfer }: ReturnType<WorldRecords['transfers']>[number]): object {
  const { paymentId, amountFen, accountNumber, payeeName } = order;
  const { outcome, returnReason, bankReference, at } = transfer;
  return {
    paymentId,
    amountFen,
    accountNumber,
    payeeName,
    outcome,
    ...(returnReason && { returnReason }),
    bankReference,
    at,
  };
}

function route(method: LocalRoute['method'], path: string, answer: LocalRoute['answer']): LocalRoute {
  return { method, parts: path.split('/').slice(1), answer };
}

function isAt({ parts }: LocalRoute, asked: readonly string[]): boolean {
  return parts.length === asked.length && parts.every((part, index) => part === '*' || part === asked[index]);
}

async function withBody<Body>(
  schema: z.ZodType<Body>,
  body: unknown,
  answer: (body: Body) => Promise<JsonAnswer>,
): Promise<JsonAnswer> {
  const parsed = schema.safeParse(body);
  return parsed.success ? answer(parsed.data) : validationProblem(parsed.error);
}

function ok(body: unknown): JsonAnswer {
  return { status: 200, body };
}

function invalid(pointer: string, message: string): JsonAnswer {
  return problem(400, 'validation', '请求内容未通过校验', [{ pointer, message }]);
}
