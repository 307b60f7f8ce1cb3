import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { TextArea } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { endText } from '../../text/format.ts';
import { DeskForm } from '../form/desk-form.tsx';
import { isChosen, isDay, ofLength, slugOf } from '../form/form-rules.ts';
import { ChannelField, DayField } from '../form/received-fields.tsx';
import { useDeskForm } from '../form/use-desk-form.ts';
import { chosenOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import type { ActionFormProps } from './action-form.ts';

const FITTING = { channel: isChosen, receivedOn: isDay, statement: ofLength(10, 2000) };

/** Keys a request for a reconsideration that came by telephone, by letter or over the counter. */
export function ReconsiderationForm({ applicationId, onDone, onCancel }: ActionFormProps) {
  const { language, text } = useStaffText();
  const { forms, request } = text.desk;
  const words = forms.reconsideration;
  const api = useApi();
  const form = useDeskForm<'channel' | 'receivedOn' | 'statement', Success<'keyReconsideration'>>({
    form: 'reconsideration',
    about: applicationId,
    empty: { channel: '', receivedOn: '', statement: '' },
    fitting: FITTING,
    needed: words.needed,
    refusedAt: (problem) => {
      const slug = slugOf(problem);
      if (slug === 'time-over') return { id: 'receivedOn', message: words.tooLate };
      return slug === 'already-reconsidered' ? { id: 'statement', message: words.askedBefore } : undefined;
    },
    send: async (typed, key) => {
      const channel = chosenOf(request.channels, typed.channel);
      if (channel === undefined) throw new Error('a request without a channel');
      const params = { path: {}, header: { 'idempotency-key': key } };
      const body = { applicationId, channel, receivedOn: typed.receivedOn, statement: typed.statement.trim() };
      return taken(api.POST('/v1/staff/reconsiderations', { params, body }));
    },
    onSent: ({ dueAt }) => onDone(words.done(endText(dueAt, language))),
  });
  return (
    <DeskForm of={form} submit={words.submit} onCancel={onCancel}>
      <ChannelField {...form.field('channel')} label={words.channel} />
      <DayField {...form.field('receivedOn')} label={words.receivedOn} />
      <TextArea {...form.field('statement')} label={words.statement} hint={words.statementHint} />
    </DeskForm>
  );
}
