export { now } from '../../shared/clock.ts';
