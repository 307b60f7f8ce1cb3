import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';
import { KeyedReceipt } from './keyed-receipt.tsx';
import { ObjectionForm } from './objection-form.tsx';

/** Keys an objection that came by telephone, by letter or over the counter. */
export function ObjectionPage() {
  const { forms } = useStaffText().text.desk;
  const { mayKey } = useDuty();
  const [search] = useSearchParams();
  const [receipt, setReceipt] = useState<Success<'keyObjection'>>();
  const words = forms.objection;
  if (receipt) return <KeyedReceipt of={receipt} onAnother={() => setReceipt(undefined)} />;
  return (
    <DeskPage title={words.title}>
      {!mayKey && <Alert>{words.notOffered}</Alert>}
      {mayKey && (
        <>
          <p>{words.intro}</p>
          <p>{words.window}</p>
          <ObjectionForm noticeId={search.get('notice') ?? ''} onKeyed={setReceipt} />
        </>
      )}
    </DeskPage>
  );
}
