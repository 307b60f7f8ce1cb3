import { useState } from 'react';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { serviceTime } from '../../api/service-time.ts';
import { Alert } from '../../design/alert.tsx';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { dayText, moneyText } from '../../text/format.ts';
import { completeAnswers, type HandedOver, handOver } from '../certificate/check-answers.ts';
import { ApplicantCategoryField, CertificateCategoryField, LevelField } from '../certificate/choices.tsx';
import { dateOf, NO_DATE } from '../certificate/date-parts.ts';
import { IssuedOnField } from '../certificate/issued-on-field.tsx';
import { OccupationField } from '../certificate/occupation-field.tsx';
import { PROGRAMME_TEXT } from '../certificate/programme-words.ts';
import { Reasons } from '../certificate/reasons.tsx';
import type { CheckResult } from '../certificate/rules.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { CHECK_TEXT } from './check-text.ts';

/** The five questions. */
type Asked = Exclude<keyof HandedOver, 'programme'>;

type Outcome =
  | { readonly kind: 'faults'; readonly fields: readonly Asked[]; readonly attempt: number }
  | { readonly kind: 'result'; readonly result: readonly CheckResult[] | 'unknown'; readonly attempt: number }
  | { readonly kind: 'broken'; readonly error: unknown };

const NOTHING: HandedOver = {
  applicantCategory: '',
  certificateCategory: '',
  occupationCode: '',
  level: '',
  issuedOn: NO_DATE,
  programme: '',
};

/** Five answers, and yes or all reasons why not. The rules run here; nothing is sent. */
export function CheckPage() {
  const { language, text } = useCitizenText();
  const [answers, setAnswers] = useState(NOTHING);
  const [outcome, setOutcome] = useState<Outcome>();
  const [attempt, setAttempt] = useState(1);
  const set = (change: Partial<HandedOver>) => {
    setAnswers({ ...answers, ...change });
    // An answer that has changed makes the result before it wrong.
    if (outcome?.kind === 'result') setOutcome(undefined);
  };
  const faultOf = (field: Asked) =>
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
          <Button type="submit">{CHECK_TEXT[language].check}</Button>
        </p>
      </form>
      {outcome?.kind === 'broken' && <TroubleMessage error={outcome.error} onRetry={() => void check()} />}
      {outcome?.kind === 'result' && <Result key={outcome.attempt} result={outcome.result} answers={answers} />}
    </Page>
  );
}

function Result({
  result,
  answers,
}: {
  readonly result: readonly CheckResult[] | 'unknown';
  readonly answers: HandedOver;
}) {
  const { language } = useCitizenText();
  if (result === 'unknown') {
    return (
      <Alert tone="attention" announced>
        <p>{CHECK_TEXT[language].unknown}</p>
      </Alert>
    );
  }
  const [first, ...others] = result;
  if (!first) return null;
  if (others.length === 0) return <ProgrammeResult of={first} answers={answers} />;
  return (
    <>
      <p role="status">{PROGRAMME_TEXT[language].several}</p>
      {result.map((each) => (
        <section key={each.programme} aria-labelledby={`programme-${each.programme}`}>
          <h2 id={`programme-${each.programme}`} lang="zh-CN">
            {each.title}
          </h2>
          <ProgrammeResult of={each} answers={{ ...answers, programme: each.programme }} isOneOfSeveral />
        </section>
      ))}
    </>
  );
}

interface ProgrammeResultProps {
  readonly of: CheckResult;
  /** What the form takes over. */
  readonly answers: HandedOver;
  readonly isOneOfSeveral?: boolean;
}

/** What one programme says: the amount and the last day, or all reasons why not. */
function ProgrammeResult({ of, answers, isOneOfSeveral = false }: ProgrammeResultProps) {
  const { language } = useCitizenText();
  const { reasons, amountFen, lastDayToApply, title } = of;
  if (reasons.length > 0) return <Reasons title={CHECK_TEXT[language].notEligible} reasons={reasons} />;
  const amount = moneyText(amountFen ?? 0);
  return (
    <Alert tone="done" title={CHECK_TEXT[language].eligible} announced>
      <p>
        {lastDayToApply === null
          ? CHECK_TEXT[language].eligibleWithoutDay(amount)
          : CHECK_TEXT[language].eligibleText(amount, dayText(lastDayToApply, language))}
      </p>
      <p>{CHECK_TEXT[language].limits}</p>
      {/* The click reaches this before the link is followed. */}
      <div onClickCapture={() => handOver(answers)}>
        <LinkButton href={pathIn(language, '/apply')}>
          {isOneOfSeveral ? PROGRAMME_TEXT[language].apply(title) : CHECK_TEXT[language].apply}
        </LinkButton>
      </div>
    </Alert>
  );
}

async function outcomeOf(answers: HandedOver, attempt: number): Promise<Outcome> {
  const issuedOn = dateOf(answers.issuedOn);
  const complete = completeAnswers(answers, issuedOn);
  if (!complete) {
    const given: Readonly<Record<Asked, string | undefined>> = { ...answers, issuedOn };
    const asked = ['applicantCategory', 'certificateCategory', 'issuedOn', 'occupationCode', 'level'] as const;
    return { kind: 'faults', fields: asked.filter((field) => !given[field]), attempt };
  }
  const { checkHere } = await import('../certificate/rules.ts');
  const result = checkHere(complete, await serviceTime());
  return result === 'badDate' ? { kind: 'faults', fields: ['issuedOn'], attempt } : { kind: 'result', result, attempt };
}
