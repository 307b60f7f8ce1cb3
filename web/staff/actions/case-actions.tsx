import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, useState } from 'react';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { useDuty } from '../duty.ts';
import { FormHeading } from '../form/form-heading.tsx';
import { keptDraft } from '../kept-draft.ts';
import { useStaffText } from '../staff-text.tsx';
import type { ActionFormProps } from './action-form.ts';
import { AgencyForm } from './agency-form.tsx';
import { DeathForm } from './death/death-form.tsx';
import { HeirsPayeeForm } from './death/heirs-payee-form.tsx';
import { type CaseAction, offeredActions } from './offered-actions.ts';
import { ReconsiderationForm } from './reconsideration-form.tsx';
import { ConclusionForm } from './recovery/conclusion-form.tsx';
import { RecoveryForm } from './recovery/recovery-form.tsx';
import { RepaymentForm } from './recovery/repayment-form.tsx';
import { HoldForm } from './retention/hold-form.tsx';
import { LiftForm } from './retention/lift-form.tsx';
import { ReversalForm } from './reversal-form.tsx';
import { SuspensionForm } from './suspension-form.tsx';

const FORMS: Readonly<Record<CaseAction, ComponentType<ActionFormProps>>> = {
  agency: AgencyForm,
  suspension: SuspensionForm,
  death: DeathForm,
  heirsPayee: HeirsPayeeForm,
  reconsideration: ReconsiderationForm,
  reversal: ReversalForm,
  recovery: RecoveryForm,
  repayment: RepaymentForm,
  conclusion: ConclusionForm,
  hold: HoldForm,
  lift: LiftForm,
};

/** What the person may do with a case outside its tasks: one form at a time, and what was done by it. */
export function CaseActions({ of: file }: { readonly of: Success<'readCaseFile'> }) {
  const { forms } = useStaffText().text.desk;
  const queries = useQueryClient();
  const subject = usePerson()?.subject ?? '';
  const offered = offeredActions(file, useDuty());
  const { applicationId, agency } = file;
  // After a sign-in in between, the form with what was typed stands there again.
  const [chosen, setChosen] = useState(() =>
    offered.find((form) => keptDraft({ subject, form, about: applicationId }, {}).read() !== undefined),
  );
  const [news, setNews] = useState<ReactNode>();
  if (offered.length === 0 && news === undefined) return null;
  const open = offered.find((action) => action === chosen);
  const Form = open && FORMS[open];
  return (
    <section className="desk-actions">
      <h2>{forms.title}</h2>
      {news !== undefined && (
        <Alert tone="done" announced>
          <p>{news}</p>
        </Alert>
      )}
      {Form && (
        <div className="desk-form">
          <FormHeading>{forms[open].open}</FormHeading>
          <p>{forms[open].intro}</p>
          <Form
            applicationId={applicationId}
            agency={agency}
            of={file}
            onDone={(done) => {
              setNews(done);
              setChosen(undefined);
              void queries.invalidateQueries({ queryKey: ['case', subject, applicationId] });
            }}
            onCancel={() => setChosen(undefined)}
          />
        </div>
      )}
      {!Form && offered.length > 0 && (
        <p className="desk-line">
          {offered.map((action) => (
            <Button
              key={action}
              kind="secondary"
              onClick={() => {
                setNews(undefined);
                setChosen(action);
              }}
            >
              {forms[action].open}
            </Button>
          ))}
        </p>
      )}
    </section>
  );
}
