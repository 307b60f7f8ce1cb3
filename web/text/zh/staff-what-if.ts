/** The words of the page on which a draft of a policy is tried on the decided cases. */
export const whatIfText = {
  title: '政策测算',
  intro:
    '用政策草案重算已作出结论的申报，列出哪些结论或者金额会变化、依据哪一条。不写入任何数据，草案也不会保存在服务中。',
  file: '选择草案文件（JSON）',
  draft: '政策草案',
  draftHint:
    'JSON 格式。basedOn 填所修改的政策编号；只写要修改的栏目；sources 为每项修改填写依据，如 {"basedOn":"dalian-2019-2021","monthsToApply":6,"sources":{"monthsToApply":"《……通知》第三条"}}',
  draftNeeded: '请选择草案文件，或者粘贴有效的 JSON',
  submit: '开始测算',
  stop: '停止测算',
  result: '测算结果',
  states: {
    UNDER_WAY: '正在测算，以下为目前的结果。',
    STOPPED: '已停止测算，以下只是部分申报的结果。',
    DONE: '测算完成。',
  },
  found: (read: string, decided: string, changed: string) =>
    `已读取申报${read}件，其中已作出结论${decided}件，会有变化或者无法判断${changed}件。`,
  sums: '按申报月份和经办机构汇总',
  month: '申报月份',
  cases: '件数',
  before: '原金额',
  after: '草案金额',
  difference: '增减',
  possible: '另可能增加',
  unknown: '无法判断件数',
  inAll: '合计',
  changes: '会变化的申报',
  kind: '变化',
  why: '原因和依据',
  by: (clauses: string) => (clauses === '' ? '' : `依据：${clauses}`),
  kinds: {
    AMOUNT: '金额变化',
    REFUSED: '不再符合条件',
    NOT_REFUSED: '不再因此不予通过（尚须审核）',
    CANNOT_BE_TOLD: '无法判断',
  },
  first: (count: string) => `只列出前${count}件。全部结果可以由运维人员用 npm run what-if 列出。`,
};
