import { citizenViews } from './citizen-views.ts';
import { correctionViews } from './correction-views.ts';
import { localViews } from './local-views.ts';
import { objectionViews } from './objection-views.ts';
import { payeeViews } from './payee-views.ts';
import { publicViews } from './public-views.ts';
import { remedyViews } from './remedy-views.ts';
import { secondLookViews } from './second-look-views.ts';
import { signInViews } from './sign-in-views.ts';
import { staffActionViews } from './staff-action-views.ts';
import { staffBatchViews } from './staff-batch-views.ts';
import { staffCounterViews } from './staff-counter-views.ts';
import { staffReportViews } from './staff-report-views.ts';
import { staffRetentionViews } from './staff-retention-views.ts';
import { staffSharingViews } from './staff-sharing-views.ts';
import { staffViews } from './staff-views.ts';
import { staffWhatIfViews } from './staff-what-if-views.ts';
import type { View } from './view.ts';

/** The tour: every page of the portal in every state that people meet. A new page or state is a line in its file. */
export const views: readonly View[] = [
  ...publicViews,
  ...citizenViews,
  ...correctionViews,
  ...payeeViews,
  ...objectionViews,
  ...remedyViews,
  ...staffViews,
  ...staffBatchViews,
  ...staffCounterViews,
  ...staffReportViews,
  ...staffActionViews,
  ...secondLookViews,
  ...staffRetentionViews,
  ...staffSharingViews,
  ...staffWhatIfViews,
  ...signInViews,
  ...localViews,
];
