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
import { fileObjectionRoute, readObjectionRoute } from './objection.ts';
import { changePayeeRoute } from './payee.ts';
import { recordPaymentResultRoute } from './payout.ts';
import { listNoticesRoute, readNoticeRoute } from './publicity.ts';
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
  listTasks: listTasksRoute,
  countTasks: countTasksRoute,
  readTask: readTaskRoute,
  listTaskObjections: listTaskObjectionsRoute,
  decideTask: decideTaskRoute,
  listApplications: listApplicationsRoute,
  readCaseFile: readCaseFileRoute,
  listCaseEvents: listCaseEventsRoute,
  listAccesses: listAccessesRoute,
  recordPaymentResult: recordPaymentResultRoute,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
