import { Alert } from '../design/alert.tsx';
import { Button } from '../design/button.tsx';
import { useStaffText } from './staff-text.tsx';

/** Says that what was typed before is here again, and can be given up. */
export function RestoredDraft({ onStartAgain }: { readonly onStartAgain: () => void }) {
  const { decision } = useStaffText().text.desk;
  return (
    <Alert>
      <p>{decision.restored}</p>
      <Button kind="secondary" onClick={onStartAgain}>
        {decision.startAgain}
      </Button>
    </Alert>
  );
}
