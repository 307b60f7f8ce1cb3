import { type DragEvent, type SubmitEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { describedBy, FieldFrame } from '../../design/field.tsx';
import { numberText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';

interface ResultsUploadProps {
  readonly busy: boolean;
  readonly onUpload: (file: File) => void;
}

/** The choice of a results file, by its control or by dropping it there. */
export function ResultsUpload({ busy, onUpload }: ResultsUploadProps) {
  const { language, text } = useStaffText();
  const words = text.desk.batches.results;
  const [file, setFile] = useState<File>();
  const [missing, setMissing] = useState(false);
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setMissing(false);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    choose(event.dataTransfer.files[0]);
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (file && !busy) onUpload(file);
    setMissing(!file);
  };
  const labels = { id: 'results', label: words.file, hint: words.hint, error: missing ? words.missing : undefined };
  return (
    <form
      className="desk-form drop"
      noValidate
      aria-busy={busy}
      onSubmit={onSubmit}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <FieldFrame {...labels}>
        <input
          className="control"
          type="file"
          id="results"
          accept=".csv,.txt,text/csv"
          {...describedBy(labels)}
          onChange={({ target }) => choose(target.files?.[0])}
        />
      </FieldFrame>
      {file && <p role="status">{words.chosen(file.name, numberText(Math.ceil(file.size / 1000), language))}</p>}
      <Button type="submit" busy={busy}>
        {busy ? words.uploading : words.upload}
      </Button>
    </form>
  );
}
