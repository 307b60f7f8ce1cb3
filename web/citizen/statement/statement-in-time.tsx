import { Details } from '../../design/details.tsx';
import { endText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import type { TimeUnit } from '../wait/count-days-left.ts';
import { useTimeLeft } from '../wait/use-time-left.ts';
import { StatementForm, type StatementFormProps, type StatementWords } from './statement-form.tsx';
import { useStatementsText } from './statements-text.tsx';

interface StatementInTimeProps extends StatementFormProps {
  readonly words: StatementWords & { readonly until: string; readonly over: string };
  /** The first moment after the time. */
  readonly until: string;
  readonly unit: TimeUnit;
}

/** Until when something may be stated and what is left of the time, with the form; once it is over, that it is. */
export function StatementInTime({ until, unit, ...form }: StatementInTimeProps) {
  const { language } = useCitizenText();
  const { words } = form;
  const { isOver, left } = useTimeLeft(until, unit, useStatementsText().form.left);
  return (
    <>
      <Details
        of={[
          {
            term: words.until,
            value: (
              <>
                <span className="number">{endText(until, language)}</span>
                {left && <span className="line secondary">{left}</span>}
              </>
            ),
          },
        ]}
      />
      {isOver && <p>{words.over}</p>}
      {isOver === false && <StatementForm {...form} />}
    </>
  );
}
