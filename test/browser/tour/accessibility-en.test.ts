import { describeEveryView } from './every-view.ts';

describeEveryView('en');
