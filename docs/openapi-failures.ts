import { problemType } from '../shared/contracts/problem-kind.ts';
import { PROBLEMS, problemView } from '../shared/contracts/problems.ts';
import type { MediaType, Route } from '../shared/contracts/route.ts';

/**
 * The meaning of each failure status for a client. 401 without a token, 429 and some of 403 and 503 come from API
 * Gateway itself.
 */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [400, '请求有误：不是 JSON，或 errors 中逐项列出的字段有误'],
  [401, '没有令牌或签名，或其无效、已过期'],
  [403, '岗位、机构或身份不符，或应当回避'],
  [404, '不存在，或不是您的'],
  [409, '与当前状态冲突'],
  [410, '公示已结束'],
  [413, '请求正文超过 64 KiB'],
  [415, 'Content-Type 不是'],
  [422, '内容完整，但按政策不能受理，全部原因见 reasons；或幂等键已用于不同内容'],
  [429, '请求过于频繁'],
  [500, '系统内部错误'],
  [503, '所依赖的服务暂时不可用'],
]);

/** The failures a client of a route must expect, in ascending order. */
export function failureStatuses(route: Route): readonly number[] {
  const { access, params, query, body, creates, failures = [] } = route;
  const expected = new Set<number>([429, 500, 503, ...failures]);
  if (params || query || body || creates) expected.add(400);
  if (access !== 'public') expected.add(401);
  if (access === 'applicant' || access === 'staff') expected.add(403);
  if (body) expected.add(413).add(415);
  return [...MEANINGS.keys()].filter((status) => expected.has(status));
}

/**
 * The name of the response that routes share for a failure status. Only that of 415 depends on the media type of a
 * route's body.
 */
export function responseName(status: number, bodyType: MediaType): string {
  return status === 415 && bodyType === 'text/csv' ? 'Problem415Csv' : `Problem${status}`;
}

/**
 * Every failure as a shared response, 415 once for each media type; the description names the problem types a client
 * can tell apart.
 */
export function failureResponses(bodyTypes: ReadonlySet<MediaType>) {
  return Object.fromEntries(
    [...MEANINGS].flatMap(([status, meaning]) =>
      status === 415
        ? [...bodyTypes].map((type) => [responseName(status, type), responseOf(status, `${meaning} ${type}`)])
        : [[responseName(status, 'application/json'), responseOf(status, meaning)]],
    ),
  );
}

function responseOf(status: number, meaning: string) {
  return {
    description: `${meaning}${typesOf(status)}`,
    content: { 'application/problem+json': { schema: problemView } },
    ...((status === 429 || status === 503) && { headers: retryAfter }),
  };
}

const retryAfter = {
  'Retry-After': { description: '多少秒后可以重试', schema: { type: 'integer' as const } },
};

function typesOf(status: number): string {
  const types = Object.values(PROBLEMS)
    .filter((problem) => problem.status === status)
    .map(problemType);
  return types.length > 0 ? `（type：${[...new Set(types)].join('、')}）` : '';
}
