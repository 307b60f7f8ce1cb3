import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { TextArea, TextField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { TickList } from '../decision/tick-list.tsx';
import { TASK_KINDS } from '../duty.ts';
import { DeskForm } from '../form/desk-form.tsx';
import { isChosen, isDay, ofLength } from '../form/form-rules.ts';
import { DayField } from '../form/received-fields.tsx';
import { useDeskForm } from '../form/use-desk-form.ts';
import { useStaffText } from '../staff-text.tsx';

type Delegation = Success<'delegateTasks'>;

const FITTING = {
  from: ofLength(1, 255),
  to: ofLength(1, 255),
  kinds: isChosen,
  since: isDay,
  until: isDay,
  reason: ofLength(2, 500),
};

interface DelegationFormProps {
  /** The delegation that is changed; a new one where there is none. */
  readonly changing: Delegation | undefined;
  readonly onDone: (stored: Delegation) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** Names a deputy, or changes a delegation: absent one, deputy and first day say which one it is. */
export function DelegationForm({ changing, onDone, onCancel }: DelegationFormProps) {
  const { text } = useStaffText();
  const words = text.desk.delegations;
  const api = useApi();
  const form = useDeskForm<keyof typeof FITTING, Delegation>({
    form: 'delegation',
    about: changing?.delegationId ?? 'new',
    empty: typedOf(changing),
    fitting: FITTING,
    needed: words.needed,
    send: (typed) => {
      const { since, until } = typed;
      const people = { from: typed.from.trim(), to: typed.to.trim(), reason: typed.reason.trim() };
      const agency = changing && { agency: changing.agency };
      const body = { ...people, since, until, kinds: [...kindsIn(typed.kinds)], ...agency };
      return taken(api.PUT('/v1/staff/delegations', { params: { path: {} }, body }));
    },
    onSent: onDone,
  });
  const kinds = form.field('kinds');
  const fixed = changing !== undefined;
  return (
    <DeskForm of={form} submit={words.submit} {...(onCancel && { onCancel })}>
      {changing && <p>{words.changeHint}</p>}
      <TextField {...form.field('from')} label={words.fromId} hint={words.idHint} autoComplete="off" readOnly={fixed} />
      <TextField {...form.field('to')} label={words.toId} hint={words.idHint} autoComplete="off" readOnly={fixed} />
      <TickList
        id={kinds.id}
        label={words.kinds}
        error={kinds.error}
        offered={TASK_KINDS.map((value) => ({ value, label: text.case.taskKinds[value] }))}
        chosen={kindsIn(kinds.value)}
        onChange={(chosen) => kinds.onChange({ target: { value: chosen.join() } })}
      />
      <DayField {...form.field('since')} label={words.since} {...(fixed && { readOnly: true })} />
      <DayField {...form.field('until')} label={words.until} />
      <TextArea {...form.field('reason')} label={words.reason} />
    </DeskForm>
  );
}

/** The kinds in a field of the form, which holds text. */
function kindsIn(text: string): Delegation['kinds'] {
  const chosen = text.split(',');
  return TASK_KINDS.filter((kind) => chosen.includes(kind));
}

function typedOf(changing: Delegation | undefined) {
  const { from = '', to = '', kinds = [], since = '', until = '', reason = '' } = changing ?? {};
  return { from, to, kinds: kinds.join(), since, until, reason };
}
