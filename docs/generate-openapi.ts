import * as z from 'zod/mini';
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
} from 'zod-openapi';
import * as applicationView from '../shared/contracts/application-view.ts';
import * as apply from '../shared/contracts/apply.ts';
import * as budget from '../shared/contracts/budget.ts';
import * as caseFileView from '../shared/contracts/case-file-view.ts';
import * as contact from '../shared/contracts/contact.ts';
import * as correction from '../shared/contracts/correction.ts';
import * as counter from '../shared/contracts/counter.ts';
import * as handover from '../shared/contracts/handover.ts';
import * as inform from '../shared/contracts/inform.ts';
import * as objection from '../shared/contracts/objection.ts';
import * as paymentBatch from '../shared/contracts/payment-batch.ts';
import * as payout from '../shared/contracts/payout.ts';
import * as problems from '../shared/contracts/problems.ts';
import * as publicity from '../shared/contracts/publicity.ts';
import * as recovery from '../shared/contracts/recovery.ts';
import * as recoveryView from '../shared/contracts/recovery-view.ts';
import * as refusal from '../shared/contracts/refusal.ts';
import * as remedy from '../shared/contracts/remedy.ts';
import * as report from '../shared/contracts/report.ts';
import * as review from '../shared/contracts/review.ts';
import * as reviewViews from '../shared/contracts/review-views.ts';
import type { Access, MediaType, Route } from '../shared/contracts/route.ts';
import { routes } from '../shared/contracts/routes.ts';
import * as sharing from '../shared/contracts/sharing.ts';
import * as suspension from '../shared/contracts/suspension.ts';
import { keepGenerated } from './generated-file.ts';
import { failureResponses, failureStatuses, responseName } from './openapi-failures.ts';

const stages = {
  ...inform,
  ...contact,
  ...apply,
  ...applicationView,
  ...correction,
  ...counter,
  ...suspension,
  ...handover,
  ...refusal,
  ...report,
  ...remedy,
  ...recovery,
  ...recoveryView,
  ...review,
  ...reviewViews,
  ...sharing,
  ...caseFileView,
  ...budget,
  ...publicity,
  ...objection,
  ...payout,
  ...paymentBatch,
  ...problems,
};

const JSON_TYPE: MediaType = 'application/json';

const TAGS: Readonly<Record<Access, { readonly name: string; readonly description: string }>> = {
  public: { name: '公开', description: '无需登录' },
  applicant: { name: '申请人', description: '申请人的访问令牌；只能查看和办理本人的申报' },
  staff: { name: '工作人员', description: '工作人员的访问令牌；按岗位和经办机构授权' },
  bank: { name: '银行', description: '以 HMAC-SHA-256 签名，无需令牌' },
};

const SECURITY: Readonly<Record<Access, readonly Record<string, string[]>[]>> = {
  public: [],
  applicant: [{ applicantToken: [] }],
  staff: [{ staffToken: [] }],
  bank: [],
};

const SUCCESSES: Readonly<Record<Route['success']['status'], string>> = { 200: '成功', 201: '已创建', 202: '已受理' };

const bankHeaders = {
  'X-Timestamp': z
    .string()
    .check(z.regex(/^\d+$/), z.meta({ description: '签名时间，Unix 秒；与当前时间相差不得超过 5 分钟' })),
  'X-Signature': z
    .string()
    .check(
      z.regex(/^sha256=[0-9a-f]{64}$/),
      z.meta({ description: 'sha256=<"时间戳.请求正文" 的 HMAC-SHA-256，十六进制>' }),
    ),
};

const idempotencyHeader = {
  'Idempotency-Key': z
    .optional(z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/)))
    .check(z.meta({ description: '重复提交同一请求时得到与第一次相同的答复；同一键用于不同内容时答复 422' })),
};

/** The text of openapi.json: every route of the contract, with the schemas by which the handlers parse. */
export function openApiText(among: Readonly<Record<string, Route>>): string {
  const description: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: {
      title: '职业技能证书补贴申领服务',
      version: '0.1.0',
      description:
        '时间为北京时间（RFC 3339，+08:00），日期为 YYYY-MM-DD，金额以分为单位。失败的答复均为 application/problem+json。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://127.0.0.1:3000', description: '本机运行（npm start）' }],
    tags: Object.values(TAGS),
    paths: pathsOf(among),
    components: {
      schemas: { ...namedSchemas(stages, 'Body'), ...namedSchemas(stages, 'View') },
      responses: failureResponses(bodyTypes(among)),
      securitySchemes: {
        applicantToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: '申请人的访问令牌（OpenID Connect）',
        },
        staffToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: '工作人员的访问令牌（OpenID Connect，双因素）',
        },
      },
    },
  };
  return `${JSON.stringify(createDocument(description, { override: plainly }), null, 2)}\n`;
}

function bodyTypes(among: Readonly<Record<string, Route>>): ReadonlySet<MediaType> {
  return new Set([JSON_TYPE, ...Object.values(among).map(({ bodyType = JSON_TYPE }) => bodyType)]);
}

function pathsOf(among: Readonly<Record<string, Route>>) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, route] of Object.entries(among)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return paths;
}

function operationOf(operationId: string, route: Route): ZodOpenApiOperationObject {
  const { summary, access, params, query, body, bodyType = JSON_TYPE, creates, success } = route;
  // OpenAPI describes the Authorization header as security only.
  const { authorization, ...ofRoute } = route.headers instanceof z.core.$ZodObject ? route.headers._zod.def.shape : {};
  const header = { ...(access === 'bank' && bankHeaders), ...ofRoute, ...(creates && idempotencyHeader) };
  return {
    operationId,
    summary,
    tags: [TAGS[access].name],
    security: authorization ? [{}, ...SECURITY.applicant] : [...SECURITY[access]],
    requestParams: {
      ...(params instanceof z.core.$ZodObject && { path: params }),
      ...(query instanceof z.core.$ZodObject && { query }),
      ...(Object.keys(header).length > 0 && { header: z.object(header) }),
    },
    ...(body && { requestBody: { required: true, content: { [bodyType]: { schema: body } } } }),
    responses: {
      [`${success.status}`]: {
        description: SUCCESSES[success.status],
        content: { [success.viewType ?? JSON_TYPE]: { schema: success.view } },
      },
      ...(success.underWay && {
        [`${success.underWay}`]: {
          description: '已受理，仍在办理；按 Location 查询',
          content: { [JSON_TYPE]: { schema: success.view } },
        },
      }),
      ...Object.fromEntries(
        failureStatuses(route).map((status) => [
          status,
          { $ref: `#/components/responses/${responseName(status, bodyType)}` },
        ]),
      ),
    },
  };
}

// An answer may gain fields without notice, so the description must not say that it has no others. The limits of the
// integers that a number holds exactly are no rule of ours.
const plainly: ZodOpenApiOverride = ({ jsonSchema, io }) => {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

/** The schemas that the contract files export, by name without the suffix, so that each is described once. */
function namedSchemas(exported: Readonly<Record<string, unknown>>, suffix: string): Record<string, z.core.$ZodType> {
  return Object.fromEntries(
    Object.entries(exported)
      .sort(byName)
      .flatMap(([name, schema]) =>
        schema instanceof z.core.$ZodType && name.endsWith(suffix) ? [[pascal(name, suffix), schema]] : [],
      ),
  );
}

// The order of a module's exports depends on the loader.
function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function pascal(name: string, suffix: string): string {
  const kept = suffix === 'View' ? name.slice(0, -suffix.length) : name;
  return kept.charAt(0).toUpperCase() + kept.slice(1);
}

if (import.meta.main) {
  await keepGenerated(new URL('../openapi.json', import.meta.url), openApiText(routes));
}
