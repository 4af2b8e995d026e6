/* Exported by Wakelane with memory = sc. */
/* spin -a -o2 FILE; cc -O2 -fwrapv -DNOREDUCE -DNFAIR=2 -o pan pan.c; ./pan -a -f */

/* Shared memory */
bit woken;

/* Lanes whose interrupts are on */
bit cpu_IF = 1;

/* waiter: where it stands, its locals and flags */
byte waiter_pc;

/* wake: where it stands, its locals and flags */
bit wake_pending;

/* device: where it stands, its locals and flags */
bit device_pc;

/* Used inside a step only: no part of the state. */
hidden int waiter_i_;

/* The error that stopped everything; 0 is none */
byte fault;  /* 1 range, 2 runaway */

/* Used to test values, and to count in loops. */
hidden int operations_;
hidden int instructions_;
hidden int kept_[2];
hidden int value_;

#define device_enabled (fault == 0 && (device_pc == 0))

active proctype waiter() {
end:
  do
  /* line 4: atomic { for (int i = 0; i < 2; i++) woken = false; } */
  :: d_step { waiter_pc == 0 && fault == 0 && !(wake_pending && cpu_IF) ->
       operations_ = 0; instructions_ = 0;
       kept_[0] = woken;
       kept_[1] = waiter_pc;
       instructions_ = instructions_ + 1;
       if :: instructions_ > 100000 -> goto row0_runaway :: else fi;
       waiter_i_ = 0;
     row0_1:
       instructions_ = instructions_ + 4;
       if :: instructions_ > 100000 -> goto row0_runaway :: else fi;
       if :: waiter_i_ < 2 :: else -> goto row0_5 fi;
       operations_ = operations_ + 1;
       if :: operations_ > 1000 -> goto row0_runaway :: else fi;
       woken = 0;
       value_ = waiter_i_ + 1;
       if :: value_ < 0 || value_ > 2 -> fault = 1; goto row0_failed :: else fi;
       waiter_i_ = value_;
       goto row0_1;
     row0_5:
       instructions_ = instructions_ + 2;
       if :: instructions_ > 100000 -> goto row0_runaway :: else fi;
       waiter_pc = 1;
       goto row0_done;
     row0_runaway:
       woken = kept_[0];
       waiter_pc = kept_[1];
       fault = 2;
     row0_failed:
     row0_done:
       skip;
     }
  /* line 4: await woken; */
  :: d_step { waiter_pc == 1 && fault == 0 && !(wake_pending && cpu_IF) && woken ->
       waiter_pc = 2;
     }
  od
}

active proctype wake() {
end:
  do
  /* line 5: irq wake on cpu */
  :: d_step { fault == 0 && wake_pending && cpu_IF ->
       wake_pending = 0;
       cpu_IF = 0;
       woken = 1;
       cpu_IF = 1;
     }
  od
}

active proctype device() {
end:
  do
  /* line 6: raise(wake) */
  :: d_step { device_pc == 0 && fault == 0 ->
       wake_pending = 1;
       device_pc = 1;
     }
  /* Nothing forces the environment to move. */
  :: device_enabled
  od
}

/* The runs that wait for it in vain. */
never soon {
watching:
  do
  :: true
  :: wake_pending != 0 && !(waiter_pc == 2) -> goto accept_wait
  od;
accept_wait:
  do
  :: !(waiter_pc == 2)
  od
}
