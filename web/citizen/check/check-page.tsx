import { useState } from 'react';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, LEVELS } from '../../../shared/domain/declared.ts';
import { serviceTime } from '../../api/service-time.ts';
import { Alert } from '../../design/alert.tsx';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { dayText, moneyText } from '../../text/format.ts';
import { type HandedOver, handOver } from '../certificate/check-answers.ts';
import { ApplicantCategoryField, CertificateCategoryField, LevelField } from '../certificate/choices.tsx';
import { dateOf, NO_DATE } from '../certificate/date-parts.ts';
import { IssuedOnField } from '../certificate/issued-on-field.tsx';
import { OccupationField } from '../certificate/occupation-field.tsx';
import { Reasons } from '../certificate/reasons.tsx';
import type { CheckResult } from '../certificate/rules.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

type Outcome =
  | { readonly kind: 'faults'; readonly fields: readonly (keyof HandedOver)[]; readonly attempt: number }
  | { readonly kind: 'result'; readonly result: CheckResult | 'unknown'; readonly attempt: number }
  | { readonly kind: 'broken'; readonly error: unknown };

const NOTHING: HandedOver = {
  applicantCategory: '',
  certificateCategory: '',
  occupationCode: '',
  level: '',
  issuedOn: NO_DATE,
};

/** Five answers, and yes or all reasons why not. The rules run here; nothing is sent. */
export function CheckPage() {
  const { text } = useCitizenText();
  const [answers, setAnswers] = useState(NOTHING);
  const [outcome, setOutcome] = useState<Outcome>();
  const [attempt, setAttempt] = useState(1);
  const set = (change: Partial<HandedOver>) => {
    setAnswers({ ...answers, ...change });
    // An answer that has changed makes the result before it wrong.
    if (outcome?.kind === 'result') setOutcome(undefined);
  };
  const faultOf = (field: keyof HandedOver) =>
    outcome?.kind === 'faults' && outcome.fields.includes(field) ? text.apply.faults[field] : undefined;
  const check = async () => {
    setAttempt(attempt + 1);
    setOutcome(await outcomeOf(answers, attempt).catch((error: unknown) => ({ kind: 'broken' as const, error })));
  };
  const issuedOn = dateOf(answers.issuedOn);
  return (
    <Page title={text.check.title}>
      <p>{text.check.intro}</p>
      {outcome?.kind === 'faults' && (
        <ErrorSummary
          key={outcome.attempt}
          title={text.apply.summary(outcome.fields.length)}
          errors={outcome.fields.map((id) => ({ id, message: text.apply.faults[id] }))}
        />
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <ApplicantCategoryField
          error={faultOf('applicantCategory')}
          value={answers.applicantCategory}
          onChange={(applicantCategory) => set({ applicantCategory })}
        />
        <CertificateCategoryField
          error={faultOf('certificateCategory')}
          value={answers.certificateCategory}
          onChange={(certificateCategory) => set({ certificateCategory })}
        />
        <IssuedOnField
          id="issuedOn"
          label={text.apply.labels.issuedOn}
          error={faultOf('issuedOn')}
          value={answers.issuedOn}
          onChange={(value) => set({ issuedOn: value })}
        />
        <OccupationField
          id="occupationCode"
          error={faultOf('occupationCode')}
          code={answers.occupationCode}
          issuedOn={issuedOn}
          onChange={(occupationCode) => set({ occupationCode })}
        />
        <LevelField
          error={faultOf('level')}
          value={answers.level}
          issuedOn={issuedOn}
          onChange={(level) => set({ level })}
        />
        <p>
          <Button type="submit">{text.check.check}</Button>
        </p>
      </form>
      {outcome?.kind === 'broken' && <TroubleMessage error={outcome.error} onRetry={() => void check()} />}
      {outcome?.kind === 'result' && <Result key={outcome.attempt} result={outcome.result} answers={answers} />}
    </Page>
  );
}

function Result({ result, answers }: { readonly result: CheckResult | 'unknown'; readonly answers: HandedOver }) {
  const { language, text } = useCitizenText();
  if (result === 'unknown') {
    return (
      <Alert tone="attention" announced>
        <p>{text.check.unknown}</p>
      </Alert>
    );
  }
  const { reasons, amountFen, lastDayToApply } = result;
  if (reasons.length > 0) return <Reasons title={text.check.notEligible} reasons={reasons} />;
  const amount = moneyText(amountFen ?? 0);
  return (
    <Alert tone="done" title={text.check.eligible} announced>
      <p>
        {lastDayToApply === null
          ? text.check.eligibleWithoutDay(amount)
          : text.check.eligibleText(amount, dayText(lastDayToApply, language))}
      </p>
      <p>{text.check.limits}</p>
      {/* The click reaches this before the link is followed. */}
      <div onClickCapture={() => handOver(answers)}>
        <LinkButton href={pathIn(language, '/apply')}>{text.check.apply}</LinkButton>
      </div>
    </Alert>
  );
}

async function outcomeOf(answers: HandedOver, attempt: number): Promise<Outcome> {
  const applicantCategory = APPLICANT_CATEGORIES.find((category) => category === answers.applicantCategory);
  const certificateCategory = CERTIFICATE_CATEGORIES.find((category) => category === answers.certificateCategory);
  const level = LEVELS.find((candidate) => String(candidate) === answers.level);
  const issuedOn = dateOf(answers.issuedOn);
  const { occupationCode } = answers;
  if (!applicantCategory || !certificateCategory || !level || !issuedOn || !occupationCode) {
    const given = { applicantCategory, certificateCategory, issuedOn, occupationCode, level };
    const fields = (
      ['applicantCategory', 'certificateCategory', 'issuedOn', 'occupationCode', 'level'] as const
    ).filter((field) => !given[field]);
    return { kind: 'faults', fields, attempt };
  }
  const { checkHere } = await import('../certificate/rules.ts');
  const now = await serviceTime();
  const result = checkHere({ applicantCategory, certificateCategory, level, issuedOn, occupationCode }, now);
  return result === 'badDate' ? { kind: 'faults', fields: ['issuedOn'], attempt } : { kind: 'result', result, attempt };
}
