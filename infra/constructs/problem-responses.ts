import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { SECURITY_HEADERS } from '../../shared/contracts/security-headers.ts';

interface Problem {
  readonly when: ResponseType;
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
  /** How the caller can authenticate. RFC 9110 requires it with every 401. */
  readonly challenge?: 'Bearer';
}

const unauthorised = {
  status: 401,
  type: '/problems/unauthorized',
  title: '未登录或登录已失效',
  detail: '请携带有效的访问令牌后重试。',
  challenge: 'Bearer',
} as const;
const forbidden = {
  status: 403,
  type: '/problems/forbidden',
  title: '无权访问',
  detail: '您没有进行此操作的权限。',
} as const;
const notFound = { status: 404, type: '/problems/not-found', title: '未找到', detail: '您访问的内容不存在。' } as const;
const badRequest = {
  status: 400,
  type: '/problems/validation',
  title: '请求有误',
  detail: '请检查请求内容后重试。',
} as const;
const busy = {
  status: 429,
  type: '/problems/too-many-requests',
  title: '请求过于频繁',
  detail: '请稍后再试。',
  retryAfterSeconds: 5,
} as const;
const unavailable = {
  status: 503,
  type: '/problems/dependency-down',
  title: '服务暂时不可用',
  detail: '请稍后再试，您的信息不会丢失。',
  retryAfterSeconds: 30,
} as const;

/**
 * Every answer that API Gateway gives by itself. Since all authorisation here is by tokens, it says "missing
 * authentication token" only for an unknown route.
 */
const problems: readonly Problem[] = [
  { when: ResponseType.UNAUTHORIZED, ...unauthorised },
  { when: ResponseType.EXPIRED_TOKEN, ...unauthorised },
  { when: ResponseType.ACCESS_DENIED, ...forbidden },
  { when: ResponseType.INVALID_API_KEY, ...forbidden },
  { when: ResponseType.INVALID_SIGNATURE, ...forbidden },
  { when: ResponseType.WAF_FILTERED, ...forbidden },
  { when: ResponseType.MISSING_AUTHENTICATION_TOKEN, ...notFound },
  { when: ResponseType.RESOURCE_NOT_FOUND, ...notFound },
  { when: ResponseType.BAD_REQUEST_BODY, ...badRequest },
  { when: ResponseType.BAD_REQUEST_PARAMETERS, ...badRequest },
  {
    when: ResponseType.REQUEST_TOO_LARGE,
    status: 413,
    type: '/problems/body-too-large',
    title: '请求内容过大',
    detail: '请求内容不得超过64KiB。',
  },
  {
    when: ResponseType.UNSUPPORTED_MEDIA_TYPE,
    status: 415,
    type: '/problems/unsupported-media-type',
    title: '不支持的内容类型',
    detail: '请以application/json提交。',
  },
  { when: ResponseType.THROTTLED, ...busy },
  { when: ResponseType.QUOTA_EXCEEDED, ...busy },
  { when: ResponseType.AUTHORIZER_FAILURE, ...unavailable },
  { when: ResponseType.AUTHORIZER_CONFIGURATION_ERROR, ...unavailable },
  { when: ResponseType.API_CONFIGURATION_ERROR, ...unavailable },
  { when: ResponseType.INTEGRATION_FAILURE, ...unavailable },
  { when: ResponseType.INTEGRATION_TIMEOUT, ...unavailable, status: 504, type: '/problems/timeout', title: '处理超时' },
  // Every kind of 4xx that API Gateway has today is listed above. A later one is answered as 400, so that body and head
  // have the same status.
  { when: ResponseType.DEFAULT_4XX, ...badRequest },
  { when: ResponseType.DEFAULT_5XX, ...unavailable },
];

/** Turns API Gateway's own answers into RFC 9457 problems, like those of the functions. */
export function answerWithProblems(api: RestApi): void {
  for (const { when, status, retryAfterSeconds, challenge, ...text } of problems) {
    api.addGatewayResponse(when.responseType, {
      type: when,
      statusCode: String(status),
      responseHeaders: {
        ...headersOfAll,
        ...(retryAfterSeconds && { 'Retry-After': `'${retryAfterSeconds}'` }),
        ...(challenge && { 'WWW-Authenticate': `'${challenge}'` }),
      },
      templates: problemTemplate({ ...text, status }),
    });
  }
}

const headersOfAll = {
  'Content-Type': "'application/problem+json; charset=utf-8'",
  ...Object.fromEntries(Object.entries(SECURITY_HEADERS).map(([name, value]) => [name, `'${value}'`])),
};

/**
 * The text is constant and never repeats what a caller sent. API Gateway uses the template for application/json in all
 * of its own answers; the Content-Type header names the real type.
 */
function problemTemplate(text: Readonly<Record<string, string | number>>): Record<string, string> {
  return { 'application/json': JSON.stringify({ ...text, instance: '$context.requestId' }) };
}
