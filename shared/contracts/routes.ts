import {
  checkEligibilityRoute,
  listOwnApplicationsRoute,
  readCertificateReviewRoute,
  readOwnApplicationRoute,
  submitApplicationRoute,
  withdrawApplicationRoute,
} from './apply.ts';
import { listAgenciesRoute, listOccupationsRoute, listPoliciesRoute } from './inform.ts';
import { fileObjectionRoute } from './objection.ts';
import { recordPaymentResultRoute } from './payout.ts';
import { listNoticesRoute, readNoticeRoute } from './publicity.ts';
import {
  decideTaskRoute,
  listApplicationsRoute,
  listCaseEventsRoute,
  listTasksRoute,
  readCaseFileRoute,
  readTaskRoute,
} from './review.ts';
import type { Route } from './route.ts';

/** Every route there is. infra builds the API from it, docs/generate-openapi.ts the description; a handler imports its own route alone. */
export const routes = {
  listPolicies: listPoliciesRoute,
  listAgencies: listAgenciesRoute,
  listOccupations: listOccupationsRoute,
  listNotices: listNoticesRoute,
  readNotice: readNoticeRoute,
  fileObjection: fileObjectionRoute,
  checkEligibility: checkEligibilityRoute,
  submitApplication: submitApplicationRoute,
  listOwnApplications: listOwnApplicationsRoute,
  readOwnApplication: readOwnApplicationRoute,
  readCertificateReview: readCertificateReviewRoute,
  withdrawApplication: withdrawApplicationRoute,
  listTasks: listTasksRoute,
  readTask: readTaskRoute,
  decideTask: decideTaskRoute,
  listApplications: listApplicationsRoute,
  readCaseFile: readCaseFileRoute,
  listCaseEvents: listCaseEventsRoute,
  recordPaymentResult: recordPaymentResultRoute,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
