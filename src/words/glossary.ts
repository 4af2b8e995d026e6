// What the words of kernels and processors mean, which the levels use and the page explains. `docs/glossary.md` is printed
// from here, and from `houseWords.ts`. A word has one meaning.

export interface GlossaryWord {
  readonly term: string;
  /** Other forms of it, as they stand in texts. */
  readonly also?: readonly string[];
  /** One sentence or less, which reads on behind the word. */
  readonly meaning: string;
}

/** Explained wherever a level uses them. */
export const kernelWords: readonly GlossaryWord[] = [
  {
    term: 'ABA',
    meaning: 'a value changes and changes back; who looks twice sees the same and believes nothing happened',
  },
  { term: 'ACRN', meaning: 'a small hypervisor for cars and factories' },
  { term: 'AMD', meaning: 'a maker of x86 processors; AMD-V is how they run guests' },
  { term: 'APIC', also: ['x2APIC'], meaning: 'the part of an x86 CPU that takes interrupts and sends IPIs' },
  {
    term: 'AVIC',
    meaning: 'AMD’s way to give a guest its interrupts without an exit to the host',
  },
  {
    term: 'barrier',
    also: ['barriers', 'fence', 'fences', 'memory barrier'],
    meaning: 'an instruction that keeps memory accesses before it and behind it in order, as others see them',
  },
  {
    term: 'CLH',
    also: ['Cloud Hypervisor'],
    meaning: 'Cloud Hypervisor: a program that runs virtual machines, mostly on KVM',
  },
  {
    term: 'cmpxchg',
    meaning: 'compare and exchange: writes only if the old value is still the expected one, all in one step',
  },
  { term: 'CPU', also: ['CPUs'], meaning: 'a processor: it executes one instruction after the other' },
  { term: 'CPUID', meaning: 'the instruction by which a program asks what its processor can do' },
  { term: 'critical section', meaning: 'the code that only one may be in at a time' },
  { term: 'deadlock', meaning: 'each waits for another, and none of them can go on' },
  { term: 'EINTR', meaning: 'the result of a system call that a signal has ended early' },
  {
    term: 'ENXIO',
    meaning: 'the result of a call that names something which is not there, such as a CPU that is off',
  },
  {
    term: 'EPT',
    meaning: 'the second page table of Intel’s processors, from a guest’s memory to the host’s',
  },
  { term: 'GPU', meaning: 'the processor for graphics, a device with many interrupts' },
  { term: 'guest', also: ['guests'], meaning: 'the system that runs inside a virtual machine' },
  {
    term: 'HLT',
    also: ['hlt', 'halt', 'halts', 'halted'],
    meaning: 'the instruction that stops a CPU until an interrupt comes; a vCPU sleeps until it is woken',
  },
  { term: 'host', also: ['hosts'], meaning: 'the system on the real machine, which runs the guests' },
  {
    term: 'hypercall',
    also: ['hypercalls'],
    meaning: 'a call from the guest to its host, as a system call is one from a program to its kernel',
  },
  {
    term: 'hypervisor',
    also: ['hypervisors'],
    meaning: 'the system that runs guests: here KVM, Xen and ACRN',
  },
  {
    term: 'ICR',
    meaning: 'the register of the APIC that sends an IPI when it is written',
  },
  { term: 'IF', meaning: 'the flag of an x86 CPU that says whether it takes interrupts' },
  {
    term: 'immediate_exit',
    meaning: 'a note for KVM_RUN: if it is set, the call returns at once and does not enter the guest',
  },
  {
    term: 'INIT',
    meaning: 'an interrupt that resets a CPU; the processor of a running guest makes a VM exit of it',
  },
  {
    term: 'interrupt',
    also: ['interrupts', 'IRQ', 'IRQs'],
    meaning: 'makes a CPU leave what it does and run a handler',
  },
  {
    term: 'IPI',
    also: ['IPIs'],
    meaning: 'an interrupt that one CPU sends to another',
  },
  { term: 'IRR', meaning: 'the bits of an APIC that say which interrupts have come and have not been taken' },
  {
    term: 'kick',
    also: ['kicks', 'kicked'],
    meaning: 'gets a vCPU’s attention: wakes it if it sleeps, or brings it out of its guest',
  },
  { term: 'KVM', meaning: 'the hypervisor inside Linux' },
  {
    term: 'KVM_RUN',
    meaning: 'the system call by which a thread becomes a vCPU; it returns when the guest has come out',
  },
  {
    term: 'latch',
    also: ['latched', 'latches'],
    meaning: 'a flag that keeps an event until somebody looks at it',
  },
  {
    term: 'litmus test',
    meaning: 'a tiny program with a question: may this machine give that result?',
  },
  { term: 'LOCK', meaning: 'the prefix that makes an x86 instruction atomic, and a full barrier' },
  {
    term: 'lost wakeup',
    also: ['wakeup', 'wakeups', 'wake-up', 'wake-ups'],
    meaning: 'somebody is woken just before it sleeps; the wakeup does nothing, and the sleep does not end',
  },
  { term: 'MIPS', meaning: 'a family of processors' },
  { term: 'MMIO', meaning: 'talking to a device by reads and writes at addresses that belong to it' },
  {
    term: 'MP',
    meaning:
      'the litmus test “message passing”: data is written, then a flag; may a reader of the flag miss the data?',
  },
  {
    term: 'NDST',
    meaning: 'the field of a posted-interrupt descriptor that says which CPU is told',
  },
  { term: 'NMI', meaning: 'an interrupt that cannot be turned off' },
  { term: 'NULL', meaning: 'a pointer to nothing' },
  { term: 'NUMA', meaning: 'a machine in which memory is nearer to some CPUs than to others' },
  {
    term: 'NV',
    meaning: 'the field of a posted-interrupt descriptor that says with which vector a CPU is told',
  },
  {
    term: 'ON',
    meaning: 'the bit of a posted-interrupt descriptor that says that somebody has been told already',
  },
  {
    term: 'PAUSE',
    meaning: 'an x86 instruction for loops that wait: it does nothing, and saves power',
  },
  { term: 'PIO', meaning: 'talking to a device by the x86 instructions IN and OUT' },
  {
    term: 'PIR',
    meaning: 'the bits of a posted-interrupt descriptor that say which interrupts were posted',
  },
  { term: 'POSIX', meaning: 'the standard of what Unix systems offer to programs' },
  {
    term: 'POST',
    also: ['PRE'],
    meaning:
      'the two calls by which Linux tells of a CPU’s new frequency: PRE before the change, POST after it',
  },
  {
    term: 'posted interrupt',
    also: ['posted interrupts'],
    meaning:
      'an interrupt that a device writes into a vCPU’s descriptor, so that the host need not deliver it',
  },
  { term: 'PR', meaning: 'a pull request: a change that is proposed on GitHub' },
  {
    term: 'preempt',
    also: ['preempted', 'preempts', 'preemption'],
    meaning: 'the scheduler takes the CPU away in the middle of the work',
  },
  { term: 'QEMU', meaning: 'a program that runs virtual machines, mostly on KVM' },
  {
    term: 'RCU',
    meaning:
      'a way to change what others read without a lock: old data is freed when its last reader has gone',
  },
  { term: 'RFC', meaning: 'a patch that asks for opinions, and is not meant to be merged yet' },
  { term: 'RISC-V', also: ['RISC'], meaning: 'a family of processors' },
  { term: 'SB', meaning: 'the litmus test “store buffering”: each writes one flag and reads the other’s' },
  {
    term: 'SC',
    meaning: 'sequential consistency: one memory for all, and every access in the order of the program',
  },
  {
    term: 'scheduler',
    meaning: 'the part of a system that decides who runs next; in this page it is you',
  },
  {
    term: 'seqlock',
    also: ['seqlocks'],
    meaning: 'a counter that is odd while somebody writes: a reader reads again if it was odd or has changed',
  },
  {
    term: 'signal',
    also: ['signals'],
    meaning: 'a message to a thread, or to an event on which a thread sleeps: it interrupts it or wakes it',
  },
  { term: 'SN', meaning: 'the bit of a posted-interrupt descriptor that says that nobody is to be told' },
  {
    term: 'spinlock',
    also: ['spinlocks'],
    meaning: 'a lock whose waiters do not sleep: they look again and again until it is free',
  },
  {
    term: 'spurious wakeup',
    also: ['spurious'],
    meaning: 'a wakeup that nobody meant: whoever wakes has to look whether there is a reason',
  },
  { term: 'SRAM', meaning: 'fast memory, here a part of the cache that is kept for real-time work' },
  {
    term: 'sti',
    meaning: 'turns interrupts on, but only behind the next instruction; so “sti; hlt” has no gap',
  },
  {
    term: 'stop_machine',
    meaning: 'Linux stops all CPUs at once to change something that none of them may see half done',
  },
  {
    term: 'store buffer',
    also: ['store buffers', 'buffered'],
    meaning: 'where a CPU keeps what it has written until the others can see it',
  },
  { term: 'TDX', meaning: 'Intel’s guests whose memory the host cannot read' },
  { term: 'TLB', meaning: 'a CPU’s memory of translated addresses; after a change it has to be flushed' },
  {
    term: 'TSC',
    meaning: 'the time stamp counter: each x86 CPU counts its own cycles in it',
  },
  {
    term: 'TSO',
    also: ['x86-TSO'],
    meaning:
      'the memory of x86: stores wait in a buffer for a while, and the CPU’s own loads may overtake them',
  },
  {
    term: 'vCPU',
    also: ['vCPUs', 'VCPU', 'virtual CPU'],
    meaning: 'a CPU of a virtual machine: a thread of the host that enters the guest',
  },
  { term: 'virtio', meaning: 'the common form of a guest’s devices: rings of buffers, and kicks' },
  {
    term: 'VM',
    also: ['VMs', 'virtual machine', 'virtual machines'],
    meaning: 'a virtual machine: a computer made by a program',
  },
  {
    term: 'VM exit',
    also: ['VM exits'],
    meaning: 'the CPU leaves the guest and goes on in the host',
  },
  { term: 'VMCALL', meaning: 'the instruction of a hypercall on Intel’s processors' },
  { term: 'vmenter', also: ['VM entry'], meaning: 'the CPU leaves the host and goes on in the guest' },
  { term: 'VMM', meaning: 'the program in the host that runs a virtual machine, such as QEMU' },
  { term: 'WBINVD', meaning: 'an instruction that writes all caches back and empties them' },
  { term: 'Xen', meaning: 'a hypervisor below all systems, its own Linux included' },
];
