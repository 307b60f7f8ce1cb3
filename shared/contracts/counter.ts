import * as z from 'zod/mini';
import { COUNTER, PRESENTERS } from '../domain/counter-entry.ts';
import {
  applicantField,
  certificateField,
  eligibilityView,
  payeeField,
  programmeField,
  submittedApplicationView,
} from './apply.ts';
import { idNumberField, nameField, textField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const agentField = /* @__PURE__ */ schema(() =>
  z.strictObject({ name: nameField, idNumber: idNumberField, relation: textField('代办人与申请人的关系', 2, 20) }),
);

/** An application that is presented at the counter, by the applicant or by somebody who acts for them. */
export const counterApplicationBody = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      applicant: applicantField,
      certificate: certificateField,
      payee: payeeField,
      programme: programmeField,
      channel: z.literal(COUNTER, '来源应为窗口（COUNTER）。'),
      presentedBy: z.enum(PRESENTERS, '请选择到场人：申请人本人、代办人。'),
      agent: z
        .optional(agentField)
        .check(z.meta({ description: '代办人；presentedBy 为 AGENT 时必填，为 SELF 时不填' })),
    })
    .check(({ value, issues }) => {
      const { presentedBy, agent, applicant } = value;
      const fault = (path: readonly string[], message: string) =>
        issues.push({ code: 'custom', input: value, path: [...path], message });
      if (presentedBy === 'AGENT' && !agent) fault(['agent'], '由他人代办的，请填写代办人');
      if (presentedBy === 'SELF' && agent) fault(['agent'], '申请人本人到场的，不填写代办人');
      if (agent && agent.idNumber === applicant.idNumber) fault(['agent', 'idNumber'], '代办人不能是申请人本人');
    }),
);

export type CounterApplicationBody = z.output<typeof counterApplicationBody>;

export const checkEntryRoute = {
  method: 'POST',
  path: '/v1/staff/eligibility-checks',
  access: 'staff',
  function: 'counter/check-entry',
  summary: '窗口受理前核验：按现在的规定和历次申报能否受理；不保存填报内容，但核验留痕',
  body: counterApplicationBody,
  success: { status: 200, view: eligibilityView },
} as const satisfies Route;

export const enterApplicationRoute = {
  method: 'POST',
  path: '/v1/staff/applications',
  access: 'staff',
  function: 'counter/enter-application',
  summary: '窗口受理：为到场的申请人或其代办人录入补贴申报；录入人不得办理该申报的任何环节',
  body: counterApplicationBody,
  creates: true,
  success: { status: 201, view: submittedApplicationView },
  failures: [409, 422],
} as const satisfies Route;
