import { useEffect, useRef, useState } from 'react';
import { useStaffText } from './staff-text.tsx';

/** A setting of this device, and nothing about a person. */
const SETTING = 'desk-shortcuts';

function areOn(): boolean {
  return localStorage.getItem(SETTING) !== 'off';
}

type Actions = Readonly<Record<string, () => void>>;

/**
 * Keys that do something anywhere on the page, except while somebody types. Keys of one character can be switched off,
 * because speech input and unsteady hands press them by mistake (WCAG 2.1.4).
 */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey || event.metaKey || event.defaultPrevented) return;
      const name = `${event.ctrlKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`;
      const action = latest.current[name];
      if (!action || (name.length === 1 && (isTyping(event.target) || !areOn()))) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox')
  );
}

/** What the keys do, and the switch for those of one character. `?` opens and closes it. */
export function ShortcutHelp({ lines }: { readonly lines: readonly string[] }) {
  const { shortcuts } = useStaffText().text.desk;
  const [on, setOn] = useState(areOn);
  const details = useRef<HTMLDetailsElement>(null);
  useShortcuts({
    '?': () => {
      const { current } = details;
      if (!current) return;
      current.open = !current.open;
      if (current.open) current.scrollIntoView({ block: 'nearest' });
    },
  });
  return (
    <details ref={details} className="desk-keys secondary">
      <summary>{shortcuts.title}</summary>
      <ul>
        {[...lines, shortcuts.help].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <label className="choice">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            localStorage.setItem(SETTING, target.checked ? 'on' : 'off');
            setOn(target.checked);
          }}
        />
        {shortcuts.on}
      </label>
    </details>
  );
}
