import { expect, test } from 'vitest';
import { type DrawnState, drawWorkflow } from '../../../local/drawing/drawing.ts';
import { localText } from '../../../web/text/zh/local.ts';
import { synthesisedStack } from '../../infra/synthesised-stack.ts';
import { definitionIn, type Machine } from '../../infra/workflows/workflow-machine.ts';

const machine = definitionIn(synthesisedStack());
const drawing = drawWorkflow(JSON.stringify(machine));

function everyMachine(whole: Machine): readonly Machine[] {
  return [whole, ...Object.values(whole.States).flatMap(({ Branches = [] }) => Branches.flatMap(everyMachine))];
}

function overlap(one: DrawnState, other: DrawnState): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function isInside(inner: DrawnState, outer: Pick<DrawnState, 'x' | 'y' | 'width' | 'height'>): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

test('the drawing of the workflow has every state once, and every way between two states', () => {
  const states = everyMachine(machine).flatMap(({ States }) => Object.entries(States));
  expect(drawing.states.map(({ name }) => name).sort()).toEqual(states.map(([name]) => name).sort());
  const ways = states.flatMap(([from, { Next, Default, Choices = [], Catch = [] }]) =>
    [Next, Default, ...Choices.map((rule) => rule.Next), ...Catch.map((catcher) => catcher.Next)].flatMap((to) =>
      to === undefined ? [] : [`${from} -> ${to}`],
    ),
  );
  expect(drawing.edges.map(({ from, to }) => `${from} -> ${to}`).sort()).toEqual(ways.sort());
});

test('a way says what it depends on: a condition, no condition that holds, or an error', () => {
  const ways = (from: string, to: string) =>
    drawing.edges
      .filter((edge) => edge.from === from && edge.to === to)
      .map(({ kind, condition, errors }) => ({ kind, condition, errors }));
  const hub = 'Where Does The Case Stand?';
  expect(ways(hub, 'Wait For Publication')).toEqual([
    { kind: 'choice', condition: 'phase = AWAITING_PUBLICATION and publishAt is present' },
  ]);
  expect(ways(hub, 'Unknown Phase')).toEqual([{ kind: 'otherwise' }]);
  expect(ways('Check Again Before Payment', 'Pay')).toEqual([
    { kind: 'next' },
    { kind: 'error', errors: ['RegisterUnansweredError'] },
  ]);
});

test('no box lies over another, except for those of branches inside the state around them', () => {
  const pairs = drawing.states.flatMap((one, index) =>
    drawing.states.slice(index + 1).map((other) => ({ one, other })),
  );
  const wrong = pairs.filter(({ one, other }) =>
    other.within === one.name ? !isInside(other, one) : overlap(one, other),
  );
  expect(wrong).toEqual([]);
  expect(drawing.states.filter((state) => !isInside(state, { x: 0, y: 0, ...drawing }))).toEqual([]);
  expect(drawing.states.filter(({ within }) => within === 'Verify Against Registers')).toHaveLength(6);
});

test('every line is inside the drawing, and touches the boxes that it joins', () => {
  const box = new Map(drawing.states.map((state) => [state.name, state]));
  for (const { from, to, points } of drawing.edges) {
    for (const { x, y } of points) {
      expect(x >= 0 && y >= 0 && x <= drawing.width && y <= drawing.height, `${from} -> ${to}`).toBe(true);
    }
    for (const [name, point] of [
      [from, points.at(0)],
      [to, points.at(-1)],
    ] as const) {
      const { x, y, width, height } = box.get(name) ?? { x: 0, y: 0, width: 0, height: 0 };
      expect(
        point && point.x >= x - 1 && point.x <= x + width + 1 && point.y >= y - 1 && point.y <= y + height + 1,
      ).toBe(true);
    }
  }
});

test('every state has a Chinese name for the panel', () => {
  for (const { name } of drawing.states) expect(localText.workflow.state(name), name).toMatch(/^[\p{Script=Han}？]+$/u);
});
