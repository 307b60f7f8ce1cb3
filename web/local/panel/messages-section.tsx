import { useState } from 'react';
import { TextField } from '../../design/field.tsx';
import { Broken, Loading } from '../../design/states.tsx';
import { timeText } from '../../text/format.ts';
import { type PhoneMessage, useLocalState } from '../local-api.ts';
import { useLocalText } from '../local-text.tsx';

const MOST_SHOWN = 20;

/** The text messages that went to phones, newest first. */
export function MessagesSection() {
  const { language, text } = useLocalText();
  const words = text.messages;
  const [phone, setPhone] = useState('');
  const { data, error, refetch } = useLocalState<{ readonly messages: readonly PhoneMessage[] }>('/local/messages');
  const shown = data?.messages
    .filter(({ to }) => to.includes(phone.trim()))
    .slice()
    .reverse();
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{words.title}</h2>
      <TextField
        id="message-phone"
        label={words.phone}
        inputMode="numeric"
        autoComplete="off"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      {!data && !error && <Loading>{text.loading}</Loading>}
      {error && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />}
      {shown?.length === 0 && <p>{phone ? words.noneToPhone : words.none}</p>}
      <ul className="cards">
        {shown?.slice(0, MOST_SHOWN).map(({ messageId, to, at, text: said }) => (
          <li className="card" key={messageId}>
            <p className="number">
              {to} · {timeText(at, language)}
            </p>
            <p lang="zh-CN">{said}</p>
          </li>
        ))}
      </ul>
      {shown && shown.length > MOST_SHOWN && <p>{words.more(shown.length - MOST_SHOWN)}</p>}
    </section>
  );
}
