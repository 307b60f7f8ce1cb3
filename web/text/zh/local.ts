import type { Texts } from '../texts.ts';
import { localWorkflowText } from './local-workflow.ts';

/** The texts of the panel of the local run. */
export const localText = {
  frame: {
    serviceName: '本地运行面板',
    skipToContent: '跳到正文',
    pagesLabel: '栏目',
    help: '此面板只在本地运行时存在。',
    agencies: '经办机构',
    pages: { panel: '面板', citizen: '申请人页面', staff: '经办工作台' },
  },
  loading: '正在加载……',
  unreachable: '本地服务没有应答。',
  retry: '重试',
  panel: { title: '本地运行面板', people: '可登录的人员及其密码' },
  clock: {
    title: '时钟',
    now: '当前时间',
    next: '下一个到期时刻',
    nothingDue: '没有等待到期的事项',
    hour: '前进1小时',
    day: '前进1天',
    workingDay: '前进到下一个工作日',
    toNext: '前进到下一个到期时刻',
    to: '前进到指定时间（北京时间）',
    move: '前进',
    moving: '正在前进，到期的事项逐一处理……',
    moved: (now: string) => `时钟已到${now}。`,
    refused: (reason: string) => `时钟没有移动：${reason}`,
    refusals: {
      'clock-never-goes-back': '时钟不能往回拨。',
      'clock-follows-machine': '时钟跟随本机时间。启动时用 --clock 指定时间，才能移动时钟。',
      'clock-moved-too-far': '一次最多前进10年。',
      validation: '无法识别指定的时间。',
    },
  },
  faults: {
    title: '外部系统的故障',
    counterparts: {
      identity: '身份登记系统',
      employment: '就业登记系统',
      certificateRegistry: '证书登记系统',
      bank: '银行',
      notifier: '短信网关',
    },
    modes: { none: '正常', down: '不可用', slow: '应答缓慢', garbled: '应答无法读取', flaky: '时好时坏' },
    rate: (name: string) => `${name}出错的比例`,
    silentCallbacks: '银行付款后不回告结果',
    set: '已设置。',
  },
  messages: {
    title: '已发出的短信',
    phone: '按手机号码筛选',
    none: '还没有发出短信。',
    noneToPhone: '没有发给此号码的短信。',
    more: (count: number) => `另有${count}条较早的短信未显示。`,
  },
  transfers: {
    title: '银行转账',
    none: '还没有转账。',
    outcomes: { PAID: '已付款', RETURNED: '已退票' },
  },
  workflow: localWorkflowText,
  notFound: '没有这个页面',
};
export type LocalText = Texts<typeof localText>;
