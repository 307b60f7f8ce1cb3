import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import type { Problem } from '../../api/trouble.ts';
import { TextArea, TextField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { DeskForm } from '../form/desk-form.tsx';
import { slugOf } from '../form/form-rules.ts';
import { ChannelField, DayField } from '../form/received-fields.tsx';
import { useDeskForm } from '../form/use-desk-form.ts';
import { chosenOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import { bodyOf, FITTING, NO_OBJECTION, type ObjectionField } from './objection-body.ts';

interface ObjectionFormProps {
  /** The notice, where the page was opened from it. */
  readonly noticeId: string;
  readonly onKeyed: (receipt: Success<'keyObjection'>) => void;
}

/** Who objects to which entry, what they say, and how and when it was received. */
export function ObjectionForm({ noticeId, onKeyed }: ObjectionFormProps) {
  const { forms, request } = useStaffText().text.desk;
  const api = useApi();
  const words = forms.objection;
  const form = useDeskForm<ObjectionField, Success<'keyObjection'>>({
    form: 'keyed-objection',
    about: 'new',
    empty: { ...NO_OBJECTION, noticeId },
    fitting: FITTING,
    needed: words.needed,
    fieldFor: { receivedAt: 'receivedOn' },
    refusedAt: (problem) => refusedAt(problem, words),
    send: async (typed, key) => {
      const channel = chosenOf(request.channels, typed.channel);
      if (channel === undefined) throw new Error('an objection without a channel');
      const params = { path: {}, header: { 'idempotency-key': key } };
      return taken(api.POST('/v1/staff/objections', { params, body: bodyOf(typed, channel) }));
    },
    onSent: onKeyed,
  });
  return (
    <div className="desk-form">
      <DeskForm of={form} submit={words.submit}>
        <TextField {...form.field('noticeId')} label={words.noticeId} autoComplete="off" maxLength={100} />
        <TextField
          {...form.field('serial')}
          label={words.serial}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
        />
        <TextField {...form.field('objectorName')} label={words.objectorName} autoComplete="off" maxLength={50} />
        <TextField
          {...form.field('objectorIdNumber')}
          label={words.objectorIdNumber}
          autoComplete="off"
          maxLength={18}
        />
        <TextField
          {...form.field('phone')}
          label={words.phone}
          hint={words.phoneHint}
          type="tel"
          autoComplete="off"
          maxLength={11}
        />
        <ChannelField {...form.field('channel')} label={words.channel} />
        <DayField {...form.field('receivedOn')} label={words.receivedOn} hint={words.receivedHint} />
        <TextField {...form.field('receivedTime')} label={words.receivedTime} type="time" />
        <TextArea {...form.field('statement')} label={words.statement} hint={words.statementHint} />
      </DeskForm>
    </div>
  );
}

type Words = ReturnType<typeof useStaffText>['text']['desk']['forms']['objection'];

/** The refusals that concern one field, there. */
function refusedAt(problem: Problem, words: Words) {
  switch (slugOf(problem)) {
    case 'not-found':
      return { id: 'noticeId', message: words.unknownEntry } as const;
    case 'already-objected':
      return { id: 'objectorIdNumber', message: words.alreadyObjected } as const;
    case 'own-entry':
      return { id: 'objectorIdNumber', message: words.ownEntry } as const;
    default:
      return undefined;
  }
}
