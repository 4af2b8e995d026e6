// Words of C and of the kernel that say nothing about how code runs, or that the language says in another way.

/** They stand before a declaration, and tell the compiler or a checker something. */
export const SKIPPED: ReadonlySet<string> = new Set([
  ...['static', 'extern', 'inline', 'volatile', 'register', 'asmlinkage', 'noinline', 'notrace', 'fastcall'],
  ...[
    '__always_inline',
    '__inline',
    '__inline__',
    '__init',
    '__exit',
    '__initdata',
    '__devinit',
    '__weak',
    '__cold',
  ],
  ...[
    '__sched',
    '__cpuidle',
    '__ref',
    '__user',
    '__iomem',
    '__percpu',
    '__rcu',
    '__kernel',
    '__force',
    '__bitwise',
  ],
  ...[
    '__must_check',
    '__maybe_unused',
    '__used',
    '__unused',
    '__read_mostly',
    '__ro_after_init',
    '__randomize_layout',
  ],
  ...[
    '____cacheline_aligned',
    '____cacheline_aligned_in_smp',
    '__cacheline_aligned_in_smp',
    '__packed',
    '__visible',
  ],
  ...['fallthrough', 'noinstr', 'nokprobe_inline', '__no_kcsan', '__bpf_kfunc'],
]);

/** The same, with something in parentheses behind it. */
export const SKIPPED_CALLS: ReadonlySet<string> = new Set([
  ...[
    '__attribute__',
    '__acquires',
    '__releases',
    '__must_hold',
    '__acquire',
    '__release',
    '__aligned',
    '__printf',
  ],
  ...['__guarded_by', '__cond_acquires', '__section', '__counted_by'],
]);

/** Words of which a type of integers is made. */
export const INTEGER_WORDS: ReadonlySet<string> = new Set([
  ...['unsigned', 'signed', 'long', 'short', 'int', 'char'],
]);

/** Types that are read as others. Their values are as good as never near the edge, so that they need no width. */
export const NAMED_INTEGERS: ReadonlySet<string> = new Set([
  ...[
    'u32',
    's32',
    'u64',
    's64',
    '__u32',
    '__s32',
    '__u64',
    '__s64',
    '__le16',
    '__le32',
    '__le64',
    '__be16',
    '__be32',
  ],
  ...[
    'uint32_t',
    'int32_t',
    'uint64_t',
    'int64_t',
    'uintptr_t',
    'size_t',
    'ssize_t',
    'off_t',
    'loff_t',
    'pid_t',
  ],
  ...[
    'uint',
    'ulong',
    'ushort',
    'gfp_t',
    'ktime_t',
    'fmode_t',
    'umode_t',
    'dev_t',
    'sector_t',
    'irqreturn_t',
  ],
  ...[
    'dma_addr_t',
    'phys_addr_t',
    'resource_size_t',
    'gfn_t',
    'gpa_t',
    'gva_t',
    'hpa_t',
    'pte_t',
    'vm_fault_t',
  ],
  ...['netdev_tx_t', 'kuid_t', 'time64_t', 'cycle_t', 'pgoff_t', 'blk_status_t'],
]);

/** What a declaration by a macro declares. */
export const DECLARING: ReadonlyMap<string, string> = new Map([
  ['DEFINE_MUTEX', 'mutex'],
  ['DEFINE_SPINLOCK', 'spinlock fine'],
  ['DEFINE_RAW_SPINLOCK', 'spinlock fine'],
  ['DEFINE_RWLOCK', 'rwlock_t'],
  ['DECLARE_WAIT_QUEUE_HEAD', 'wait_queue_head_t'],
  ['DECLARE_COMPLETION', 'completion'],
]);

/** Statements that print, trace or check. */
export const TELLING =
  /^(?:printk\w*|pr_(?:emerg|alert|crit|err|warn|warning|notice|info|cont|debug|devel)\w*|(?:dev|netdev|netif|drm|xhci|pci|hid|bt_dev|nfs|ib|wiphy|v4l2|usb)_(?:emerg|alert|crit|err|error|warn|warning|notice|info|dbg|vdbg)\w*|BT_(?:DBG|ERR|INFO|WARN)|DRM_(?:DEBUG|ERROR|INFO)\w*|dprintk|kvm_(?:err|info|debug)|vcpu_(?:unimpl|err|debug)|trace_\w+|lockdep_\w+|kasan_\w+|kcsan_\w+|ASSERT_EXCLUSIVE_\w+|dump_stack)$/;

/** Lines beside the functions. */
export const REGISTERING =
  /^(?:EXPORT_\w+|MODULE_\w+|module_\w+|early_param|__setup|\w+_initcall|ALLOW_ERROR_INJECTION|NOKPROBE_SYMBOL)$/;

/** Loops that are macros. */
export const LOOPS = /^(?:\w+_)?for_each\w*$/;
