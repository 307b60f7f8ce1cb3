import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { useStaffText } from '../staff-text.tsx';

/** Opens a case by its number. The receipt of a refused submission is in no list, and is found here. */
export function OpenByNumber() {
  const { applications: words } = useStaffText().text.desk;
  const [, navigate] = useLocation();
  const [number, setNumber] = useState('');
  const [isMissing, setMissing] = useState(false);
  const open = (event: SubmitEvent): void => {
    event.preventDefault();
    // Numbers are shown in groups of four.
    const plain = number.replaceAll(/\s/g, '').toUpperCase();
    setMissing(plain === '');
    if (plain !== '') navigate(`/staff/applications/${encodeURIComponent(plain)}`);
  };
  return (
    <form className="desk-filters" onSubmit={open} noValidate>
      <TextField
        id="number"
        label={words.byNumber}
        error={isMissing && words.numberMissing}
        value={number}
        autoComplete="off"
        maxLength={40}
        onChange={({ target }) => setNumber(target.value)}
      />
      <Button type="submit" kind="secondary">
        {words.open}
      </Button>
    </form>
  );
}
