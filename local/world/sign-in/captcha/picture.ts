import { randomInt } from 'node:crypto';

type Point = readonly [x: number, y: number];

/** The strokes of each digit in a box of 4 by 6, as lines through points. */
const STROKES: Readonly<Record<string, readonly (readonly Point[])[]>> = {
  0: [
    [
      [2, 0],
      [0, 2],
      [0, 4],
      [2, 6],
      [4, 4],
      [4, 2],
      [2, 0],
    ],
  ],
  1: [
    [
      [1, 1],
      [2, 0],
      [2, 6],
    ],
    [
      [1, 6],
      [3, 6],
    ],
  ],
  2: [
    [
      [0, 1],
      [2, 0],
      [4, 1],
      [4, 2],
      [0, 6],
      [4, 6],
    ],
  ],
  3: [
    [
      [0, 0],
      [4, 0],
      [2, 2.5],
      [4, 4],
      [2, 6],
      [0, 5],
    ],
  ],
  4: [
    [
      [3, 6],
      [3, 0],
      [0, 4],
      [4, 4],
    ],
  ],
  5: [
    [
      [4, 0],
      [0, 0],
      [0, 2.5],
      [3, 2.5],
      [4, 4],
      [3, 6],
      [0, 6],
    ],
  ],
  6: [
    [
      [4, 0],
      [1, 2],
      [0, 4],
      [2, 6],
      [4, 4.5],
      [2, 3],
      [0, 4],
    ],
  ],
  7: [
    [
      [0, 0],
      [4, 0],
      [1, 6],
    ],
    [
      [1, 3],
      [3, 3],
    ],
  ],
  8: [
    [
      [2, 0],
      [0.5, 1.5],
      [4, 4.5],
      [2, 6],
      [0, 4.5],
      [3.5, 1.5],
      [2, 0],
    ],
  ],
  9: [
    [
      [4, 2],
      [2, 3],
      [0, 1.5],
      [2, 0],
      [4, 2],
      [3, 4],
      [0, 6],
    ],
  ],
};

const DIGITS = 5;
const WIDTH = 200;
const HEIGHT = 64;
const SCALE = 6;
const NOISE_LINES = 6;

export function randomDigits(): string {
  return Array.from({ length: DIGITS }, () => String(randomInt(10))).join('');
}

/** Digits as a picture for people: every stroke is bent and tilted at random, and lines cross it. */
export function pictureOf(digits: string): string {
  const marks = [...digits].map((digit, index) => drawn(digit, 16 + index * 36));
  const noise = Array.from({ length: NOISE_LINES }, () =>
    path([
      [random(0, WIDTH / 3), random(0, HEIGHT)],
      [random(WIDTH / 3, WIDTH), random(0, HEIGHT)],
      [random((2 * WIDTH) / 3, WIDTH), random(0, HEIGHT)],
    ]),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>` +
    `<g fill="none" stroke="#4a5361" stroke-width="1">${noise.join('')}</g>` +
    `<g fill="none" stroke="#1b1f24" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${marks.join('')}</g></svg>`
  );
}

function drawn(digit: string, left: number): string {
  const tilt = random(-0.3, 0.3);
  const drop = random(6, 18);
  const lines = (STROKES[digit] ?? []).map((stroke) =>
    path(
      stroke.map(([x, y]): Point => {
        const bent: Point = [(x - 2) * SCALE + random(-1.5, 1.5), (y - 3) * SCALE + random(-1.5, 1.5)];
        const turned: Point = [
          bent[0] * Math.cos(tilt) - bent[1] * Math.sin(tilt),
          bent[0] * Math.sin(tilt) + bent[1] * Math.cos(tilt),
        ];
        return [left + turned[0] + 2 * SCALE, drop + turned[1] + 3 * SCALE];
      }),
    ),
  );
  return lines.join('');
}

function path(points: readonly Point[]): string {
  return `<path d="M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}"/>`;
}

function random(least: number, most: number): number {
  return least + (randomInt(1_000_000) / 1_000_000) * (most - least);
}
