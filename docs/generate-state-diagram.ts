import { FINAL_PHASES, type Phase } from '../shared/domain/phase.ts';
import { TRANSITIONS, type Transition } from '../shared/domain/transitions.ts';
import { keepGenerated } from './generated-file.ts';

/**
 * The text of state-diagram.md for a transition table: a mermaid diagram, and a table with who may do it and the
 * clause.
 */
export function stateDiagram(transitions: readonly Transition[]): string {
  return `# Phases of an application

Generated from [shared/domain/transitions.ts](../shared/domain/transitions.ts) by \`npm run generate\`. Do not edit.

\`\`\`mermaid
stateDiagram-v2
${[...arrows(transitions), ...endings(transitions)].map((line) => `  ${line}`).join('\n')}
\`\`\`

An arrow back to its own phase records something and changes nothing else.

| event | from | to | who | clause |
|---|---|---|---|---|
${transitions.map(row).join('\n')}
`;
}

function arrows(transitions: readonly Transition[]): readonly string[] {
  return transitions.map(({ from, event, to }) => `${from ?? '[*]'} --> ${to}: ${event}`);
}

function endings(transitions: readonly Transition[]): readonly string[] {
  const reached = new Set<Phase>(transitions.map(({ to }) => to));
  return FINAL_PHASES.filter((phase) => reached.has(phase)).map((phase) => `${phase} --> [*]`);
}

function row({ from, event, to, who, clause }: Transition): string {
  return `| ${event} | ${from ?? '–'} | ${to} | ${who} | ${clause} |`;
}

if (import.meta.main) {
  await keepGenerated(new URL('./state-diagram.md', import.meta.url), stateDiagram(TRANSITIONS));
}
