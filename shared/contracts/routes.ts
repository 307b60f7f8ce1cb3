import { listAccessesRoute } from './access.ts';
import {
  checkEligibilityRoute,
  listOwnApplicationsRoute,
  readCertificateReviewRoute,
  readOwnApplicationRoute,
  submitApplicationRoute,
  withdrawApplicationRoute,
} from './apply.ts';
import { changeContactRoute, requestPhoneCodeRoute } from './contact.ts';
import { correctApplicationRoute } from './correction.ts';
import { listAgenciesRoute, listOccupationsRoute, listPoliciesRoute } from './inform.ts';
import { extendTaskRoute, fileObjectionRoute, keyObjectionRoute, readObjectionRoute } from './objection.ts';
import { changePayeeRoute } from './payee.ts';
import { recordPaymentResultRoute } from './payout.ts';
import { listNoticesRoute, readNoticeRoute } from './publicity.ts';
import { listRefusalsRoute, readRefusalRoute } from './refusal.ts';
import {
  keyReconsiderationRoute,
  proposeReversalRoute,
  reconsiderRefusalRoute,
  requestReconsiderationRoute,
} from './remedy.ts';
import {
  countTasksRoute,
  decideTaskRoute,
  listApplicationsRoute,
  listCaseEventsRoute,
  listTaskObjectionsRoute,
  listTasksRoute,
  readCaseFileRoute,
  readTaskRoute,
} from './review.ts';
import type { Route } from './route.ts';
import { makeStatementRoute, suspendApplicationRoute } from './suspension.ts';

/**
 * All routes. infra builds the API from them and docs/generate-openapi.ts its description; a handler imports its own
 * route only.
 */
export const routes = {
  listPolicies: listPoliciesRoute,
  listAgencies: listAgenciesRoute,
  listOccupations: listOccupationsRoute,
  listNotices: listNoticesRoute,
  readNotice: readNoticeRoute,
  requestPhoneCode: requestPhoneCodeRoute,
  fileObjection: fileObjectionRoute,
  readObjection: readObjectionRoute,
  checkEligibility: checkEligibilityRoute,
  submitApplication: submitApplicationRoute,
  listOwnApplications: listOwnApplicationsRoute,
  readOwnApplication: readOwnApplicationRoute,
  readCertificateReview: readCertificateReviewRoute,
  withdrawApplication: withdrawApplicationRoute,
  correctApplication: correctApplicationRoute,
  changePayee: changePayeeRoute,
  changeContact: changeContactRoute,
  makeStatement: makeStatementRoute,
  listRefusals: listRefusalsRoute,
  readRefusal: readRefusalRoute,
  requestReconsideration: requestReconsiderationRoute,
  reconsiderRefusal: reconsiderRefusalRoute,
  listTasks: listTasksRoute,
  countTasks: countTasksRoute,
  readTask: readTaskRoute,
  listTaskObjections: listTaskObjectionsRoute,
  decideTask: decideTaskRoute,
  extendTask: extendTaskRoute,
  keyObjection: keyObjectionRoute,
  suspendApplication: suspendApplicationRoute,
  keyReconsideration: keyReconsiderationRoute,
  proposeReversal: proposeReversalRoute,
  listApplications: listApplicationsRoute,
  readCaseFile: readCaseFileRoute,
  listCaseEvents: listCaseEventsRoute,
  listAccesses: listAccessesRoute,
  recordPaymentResult: recordPaymentResultRoute,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
