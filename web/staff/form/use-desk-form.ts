import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import type { SummarisedError } from '../../design/error-summary.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { keptDraft } from '../kept-draft.ts';
import { useStaffText } from '../staff-text.tsx';
import { errorsIn, type Fitting, fieldsOf, serviceErrors, type Typed } from './form-rules.ts';

interface DeskFormSpec<Field extends string, Answer> {
  /** The kind of form and what it is about; what was typed is kept in this tab under both. */
  readonly form: string;
  readonly about: string;
  /** False for what must not stay on the device, such as a number that somebody is sought by. */
  readonly keeps?: boolean;
  readonly empty: Typed<Field>;
  /** What the fields must be like; where it depends on the form, made of what is typed. */
  readonly fitting: Fitting<Field> | ((typed: Typed<Field>) => Fitting<Field>);
  /** What each field needs, in words. */
  readonly needed: Typed<Field>;
  readonly fieldFor?: Readonly<Record<string, Field>>;
  /** The field at which all that the service found wrong is said, in its own words and with the place. */
  readonly allAt?: Field;
  /** Where and how a refusal is said that concerns one field; undefined for any other. */
  readonly refusedAt?: (problem: Problem) => (SummarisedError & { readonly id: Field }) | undefined;
  /** @param key an Idempotency-Key, the same for the same content */
  readonly send: (typed: Typed<Field>, key: string) => Promise<Answer>;
  readonly onSent: (answer: Answer) => void;
}

export type DeskFormState = ReturnType<typeof useDeskForm<string, unknown>>;

/** A form of the desk: checked, sent, and kept in this tab until the service has taken it, unless it keeps nothing. */
export function useDeskForm<Field extends string, Answer>(spec: DeskFormSpec<Field, Answer>) {
  const { empty, needed, fieldFor, allAt, refusedAt, onSent } = spec;
  const { language } = useStaffText();
  const subject = usePerson()?.subject ?? '';
  const draft = keptDraft(
    { subject, form: spec.form, about: spec.about },
    empty,
    spec.keeps === false ? null : undefined,
  );
  const [kept] = useState(() => draft.read());
  const [restored, setRestored] = useState(kept !== undefined);
  const [typed, setTyped] = useState(kept ?? empty);
  const fitting = typeof spec.fitting === 'function' ? spec.fitting(typed) : spec.fitting;
  const [errors, setErrors] = useState<readonly SummarisedError[]>([]);
  const [tries, setTries] = useState(0);
  // The key belongs to what is sent: the same content under the same key is taken once.
  const sent = useRef({ content: '', key: '' });
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: (content: Typed<Field>) => spec.send(content, keyFor(sent.current, content)),
  });

  const send = (): void => {
    if (isPending) return;
    mutate(typed, {
      onSuccess: (answer) => {
        draft.drop();
        onSent(answer);
      },
      onError: (failure) => {
        setErrors(failure instanceof ProblemError ? refusalErrors(failure.problem) : []);
        setTries((count) => count + 1);
      },
    });
  };
  const refusalErrors = (problem: Problem): readonly SummarisedError[] => {
    const refused = refusedAt?.(problem);
    if (refused) return [refused];
    if (allAt)
      return (problem.errors ?? []).map(({ pointer, message }) => ({ id: allAt, message: `${pointer} ${message}` }));
    const wording = { fields: fieldsOf(fitting), needed, inChinese: language === 'zh', fieldFor };
    return serviceErrors(problem.errors ?? [], wording);
  };
  return {
    typed,
    errors,
    /** Tells two tries apart, so that the summary of errors takes the focus again. */
    tries,
    restored,
    isPending,
    /** Why it was not taken, where that is not said at a field. */
    failure: errors.length === 0 ? error : null,
    send,
    submit: (): void => {
      if (isPending) return;
      // What went wrong at the last try is no longer so.
      reset();
      const found = errorsIn(typed, fitting, needed);
      setErrors(found);
      setTries((count) => count + 1);
      if (found.length === 0) send();
    },
    /** Gives up what was typed. */
    forget: (): void => {
      draft.drop();
      setTyped(empty);
      setRestored(false);
    },
    /** What a control of the form needs: its id, value and error, and how it changes. */
    field: (id: Field) => ({
      id,
      value: typed[id],
      error: errors.find((each) => each.id === id)?.message,
      onChange: ({ target }: { readonly target: { readonly value: string } }): void => {
        const changed = { ...typed, [id]: target.value };
        setTyped(changed);
        draft.keep(changed);
      },
    }),
  };
}

/** The key of the last try for the same content; another one for other content. */
function keyFor(sent: { content: string; key: string }, typed: object): string {
  const content = JSON.stringify(typed);
  if (sent.content !== content) Object.assign(sent, { content, key: newSubmissionKey() });
  return sent.key;
}
