import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '../../design/field.tsx';
import { Broken, Loading } from '../../design/states.tsx';
import { ask, COUNTERPARTS, FAULT_MODES, type Fault, type Faults, useLocalState } from '../local-api.ts';
import { useLocalText } from '../local-text.tsx';

const FAULTS = '/local/faults';
const FLAKY_RATES = ['0.1', '0.25', '0.5', '0.75', '1'];

/** The systems outside the service, each with how it misbehaves. A choice takes effect at once. */
export function FaultsSection() {
  const { text } = useLocalText();
  const words = text.faults;
  const queries = useQueryClient();
  const { data, error, refetch } = useLocalState<Faults>(FAULTS);
  const [chosen, setChosen] = useState<Faults>({});
  const change = useMutation({
    mutationKey: [FAULTS],
    // One after another, or a second choice would read what is set before the first has taken effect.
    scope: { id: FAULTS },
    onMutate: (faults: Faults) => setChosen((before) => ({ ...before, ...faults })),
    // Setting faults replaces all of them, so what is set now is read first.
    mutationFn: async (faults: Faults) =>
      ask<Faults>('PUT', FAULTS, { ...(await ask<Faults>('GET', FAULTS)), ...faults }),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['local', FAULTS] });
      if (queries.isMutating({ mutationKey: [FAULTS] }) === 1) setChosen({});
    },
  });
  const modes = FAULT_MODES.map((mode) => ({ value: mode, label: words.modes[mode] }));
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{words.title}</h2>
      {!data && !error && <Loading>{text.loading}</Loading>}
      {(error || change.error) && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />}
      {data &&
        COUNTERPARTS.map((name) => {
          const fault: Fault = chosen[name] ?? data[name] ?? { mode: 'none' };
          const set = (part: Partial<Fault>) => change.mutate({ [name]: { ...fault, ...part } });
          return (
            <div key={name}>
              <SelectField
                id={`fault-${name}`}
                label={words.counterparts[name]}
                options={modes}
                value={fault.mode}
                onChange={(event) => set({ mode: FAULT_MODES.find((mode) => mode === event.target.value) ?? 'none' })}
              />
              {fault.mode === 'flaky' && (
                <SelectField
                  id={`rate-${name}`}
                  label={words.rate(words.counterparts[name])}
                  options={FLAKY_RATES.map((rate) => ({ value: rate, label: `${Number(rate) * 100}%` }))}
                  value={String(fault.rate ?? 0.5)}
                  onChange={(event) => set({ rate: Number(event.target.value) })}
                />
              )}
              {name === 'bank' && (
                <label className="choice">
                  <input
                    type="checkbox"
                    checked={fault.silentCallbacks ?? false}
                    onChange={(event) => set({ silentCallbacks: event.target.checked })}
                  />
                  <span>{words.silentCallbacks}</span>
                </label>
              )}
            </div>
          );
        })}
      {change.isSuccess && <p role="status">{words.set}</p>}
    </section>
  );
}
