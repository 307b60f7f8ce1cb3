import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { TextField } from '../../design/field.tsx';
import { Broken, Loading } from '../../design/states.tsx';
import { timeText } from '../../text/format.ts';
import type { LocalText } from '../../text/zh/local.ts';
import { ask, type ClockState, RefusedError, useLocalState } from '../local-api.ts';
import { useLocalText } from '../local-text.tsx';
import '../line-form.css';
import { nextWorkingMorning } from './next-working-day.ts';

type Move = { readonly advanceBy: string } | { readonly advanceTo: string };

/** The clock of the run, and the buttons that move it. */
export function ClockSection() {
  const { language, text } = useLocalText();
  const words = text.clock;
  const queries = useQueryClient();
  const [day, setDay] = useState('');
  const { data, error, refetch } = useLocalState<ClockState>('/local/clock');
  const move = useMutation({
    mutationFn: (by: Move) => ask<ClockState>('POST', '/local/clock', by),
    onSettled: () => queries.invalidateQueries({ queryKey: ['local'] }),
  });
  const shown = (instant: string) => timeText(instant, language);
  const workingDay = data && nextWorkingMorning(new Date(data.now));
  const moveToDay = (event: FormEvent) => {
    event.preventDefault();
    if (day) move.mutate({ advanceTo: `${day}:00+08:00` });
  };
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{words.title}</h2>
      {!data && !error && <Loading>{text.loading}</Loading>}
      {error && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />}
      {data && (
        <Details
          of={[
            { term: words.now, value: <span className="number">{shown(data.now)}</span> },
            { term: words.next, value: data.next ? shown(data.next) : words.nothingDue },
          ]}
        />
      )}
      {move.isPending && <p role="status">{words.moving}</p>}
      {move.isSuccess && <p role="status">{words.moved(shown(move.data.now))}</p>}
      {move.error && (
        <Alert tone="error" announced>
          <p>{move.error instanceof RefusedError ? words.refused(refusalText(words, move.error)) : text.unreachable}</p>
        </Alert>
      )}
      <div className="actions">
        <MoveButton busy={move.isPending} label={words.hour} onMove={() => move.mutate({ advanceBy: 'PT1H' })} />
        <MoveButton busy={move.isPending} label={words.day} onMove={() => move.mutate({ advanceBy: 'P1D' })} />
        {workingDay && (
          <MoveButton
            busy={move.isPending}
            label={words.workingDay}
            onMove={() => move.mutate({ advanceTo: workingDay.toISOString() })}
          />
        )}
        {data?.next && (
          <MoveButton
            busy={move.isPending}
            label={words.toNext}
            onMove={() => data.next && move.mutate({ advanceTo: data.next })}
          />
        )}
      </div>
      <form className="line-form" onSubmit={moveToDay}>
        <TextField
          id="clock-to"
          label={words.to}
          type="datetime-local"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button type="submit" kind="secondary" busy={move.isPending}>
          {words.move}
        </Button>
      </form>
    </section>
  );
}

/** Why the clock was not moved, in the language of the page where it has a text for it. */
function refusalText({ refusals }: LocalText['clock'], { kind, message }: RefusedError): string {
  return Object.entries(refusals).find(([name]) => name === kind)?.[1] ?? message;
}

function MoveButton(props: { readonly busy: boolean; readonly label: string; readonly onMove: () => void }) {
  return (
    <Button kind="secondary" busy={props.busy} onClick={props.onMove}>
      {props.label}
    </Button>
  );
}
