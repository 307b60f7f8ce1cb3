import type { ChangeEvent } from 'react';
import { Button } from '../../design/button.tsx';
import { FieldFrame, SelectField, TextArea } from '../../design/field.tsx';
import { useAgencies } from '../agencies.ts';
import { DeskPage } from '../desk-page.tsx';
import { DeskForm } from '../form/desk-form.tsx';
import { useDeskForm } from '../form/use-desk-form.ts';
import { useStaffText } from '../staff-text.tsx';
import { ReplayResult } from './replay-result.tsx';
import { useReplay } from './use-replay.ts';

type DraftField = 'draft' | 'agency';

const EMPTY = { draft: '', agency: '' };

/** What a draft of a policy would change about the decided cases. It is pasted or read from a file. */
export function WhatIfPage() {
  const { text } = useStaffText();
  const { whatIf: words, queue } = text.desk;
  const { agencies, nameOf } = useAgencies();
  const { replay, run, stop } = useReplay();
  const form = useDeskForm<DraftField, void>({
    form: 'what-if',
    about: 'new',
    empty: EMPTY,
    fitting: { draft: isJsonObject, agency: () => true },
    needed: { draft: words.draftNeeded, agency: '' },
    allAt: 'draft',
    send: ({ draft, agency }) => run(JSON.parse(draft), agency || undefined),
    onSent: () => {},
  });
  const draft = form.field('draft');
  const readFile = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (file) draft.onChange({ target: { value: (await file.text()).replace(/^\uFEFF/, '') } });
  };
  return (
    <DeskPage title={words.title}>
      <p>{words.intro}</p>
      <div className="desk-form">
        <DeskForm of={form} submit={words.submit}>
          <FieldFrame id="file" label={words.file}>
            <input className="control" type="file" id="file" accept=".json,application/json" onChange={readFile} />
          </FieldFrame>
          <TextArea {...draft} label={words.draft} hint={words.draftHint} rows={12} spellCheck={false} lang="zh-CN" />
          <SelectField
            {...form.field('agency')}
            label={queue.agency}
            options={[
              { value: '', label: queue.allAgencies },
              ...agencies.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        </DeskForm>
        {form.isPending && (
          <Button kind="secondary" onClick={stop}>
            {words.stop}
          </Button>
        )}
      </div>
      {replay && <ReplayResult of={replay} nameOf={nameOf} />}
    </DeskPage>
  );
}

function isJsonObject(text: string): boolean {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && !Array.isArray(content);
  } catch {
    return false;
  }
}
