import * as z from 'zod/mini';
import { PAYOUT_CHANNELS } from '../domain/payout-channel.ts';
import { amountFenField, nextField, shownDateField, shownLevelField } from './answer-fields.ts';
import { pagedQuery } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const policiesView = /* @__PURE__ */ schema(() =>
  z.object({
    policies: z.array(
      z.looseObject({
        policyId: z.string(),
        title: z.string(),
        issuedFrom: shownDateField,
        issuedTo: shownDateField,
        monthsToApply: z.int(),
        amounts: z.array(z.object({ level: shownLevelField, levelName: z.string(), amountFen: amountFenField })),
        programme: z.string(),
        annualLimit: z.nullable(z.int()),
        employmentConditions: z.array(z.string()),
        insuredMonths: z.int(),
        submissionsPerDay: z.int(),
        publicityWorkingDays: z.int(),
        publishAtHour: z.int(),
        reviewWorkingDays: z.int(),
        correctionWorkingDays: z.int(),
        correctionReminders: z.array(z.int()),
        correctionRounds: z.int(),
        objectionDecisionWorkingDays: z.int(),
        objectionExtendedWorkingDays: z.int(),
        complaintWorkingDays: z.int(),
        statementWorkingDays: z.int(),
        suspensionWorkingDays: z.int(),
        heirsWorkingDays: z.int(),
        reconsiderationWorkingDays: z.int(),
        secondLook: z
          .object({ percent: z.number(), workingDays: z.int() })
          .check(z.meta({ description: '决定的抽样复审：抽样比例（%）和复审期限（工作日）' })),
        recoveryStatementWorkingDays: z.int(),
        recoveryDecisionWorkingDays: z.int(),
        recoveryRepaymentDays: z.int(),
        receiptYears: z.int(),
        paymentDays: z.int(),
        payoutDelayWorkingDays: z.int(),
        payoutAtHour: z.int(),
        payoutChannel: z.enum(PAYOUT_CHANNELS),
        returnReminderDays: z.array(z.int()),
        confirmationWorkingDays: z.int(),
        eligibleApplicantCategories: z.array(z.string()),
        certificateCategories: z.array(z.string()),
        sources: z.record(z.string(), z.string()),
      }),
    ),
  }),
);

export const agenciesView = /* @__PURE__ */ schema(() =>
  z.object({
    agencies: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        consultPhone: z.string(),
        supervisionPhones: z.array(z.string()),
      }),
    ),
  }),
);

export const occupationsView = /* @__PURE__ */ schema(() =>
  z.object({
    occupations: z.array(z.object({ code: z.string(), name: z.string() })),
    next: nextField,
  }),
);

const listOccupationsQuery = /* @__PURE__ */ schema(() =>
  pagedQuery({ q: z.optional(z.string().check(z.trim(), z.maxLength(50))) }),
);

export const listPoliciesRoute = {
  method: 'GET',
  path: '/v1/policies',
  access: 'public',
  function: 'inform/list-policies',
  summary: '补贴政策与标准',
  success: { status: 200, view: policiesView },
} as const satisfies Route;

export const listAgenciesRoute = {
  method: 'GET',
  path: '/v1/agencies',
  access: 'public',
  function: 'inform/list-agencies',
  summary: '经办机构',
  success: { status: 200, view: agenciesView },
} as const satisfies Route;

export const listOccupationsRoute = {
  method: 'GET',
  path: '/v1/occupations',
  access: 'public',
  function: 'inform/list-occupations',
  summary: '职业（工种）目录',
  query: listOccupationsQuery,
  success: { status: 200, view: occupationsView },
} as const satisfies Route;
