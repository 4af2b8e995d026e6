/* Exported by Wakelane with memory = sc. */
/* spin -a -o2 FILE; cc -O2 -fwrapv -DNOREDUCE -DSAFETY -o pan pan.c; ./pan -E -c0 */

/* Shared memory */
byte x;

/* Lanes whose interrupts are on */
bit cpu0_IF = 1;
bit cpu1_IF = 1;

/* a: where it stands, its locals and flags */
byte a_pc;
byte a_tmp_2 = 1;

/* b: where it stands, its locals and flags */
byte b_pc;
byte b_tmp_2 = 1;

/* Used inside a step only: no part of the state. */
hidden int a_tmp_;
hidden int b_tmp_;

/* The error that stopped everything; 0 is none */
byte fault;  /* 1 range, 2 range, 3 runaway */

active proctype a() {
end:
  do
  /* line 4: x */
  :: d_step { a_pc == 0 && fault == 0 ->
       /* "a adds" */
       a_tmp_ = x;
       a_tmp_2 = a_tmp_ + 1;
       a_pc = 1;
     }
  /* line 4: x++; */
  :: d_step { a_pc == 1 && fault == 0 ->
       if :: a_tmp_2 < 0 || a_tmp_2 > 2 -> fault = 1; goto row1_failed :: else fi;
       x = a_tmp_2;
       a_pc = 2;
       a_tmp_2 = 1;
     row1_failed:
       skip;
     }
  od
}

active proctype b() {
end:
  do
  /* line 5: x */
  :: d_step { b_pc == 0 && fault == 0 ->
       /* "b adds" */
       b_tmp_ = x;
       b_tmp_2 = b_tmp_ + 1;
       b_pc = 1;
     }
  /* line 5: x++; */
  :: d_step { b_pc == 1 && fault == 0 ->
       if :: b_tmp_2 < 0 || b_tmp_2 > 2 -> fault = 2; goto row3_failed :: else fi;
       x = b_tmp_2;
       b_pc = 2;
       b_tmp_2 = 1;
     row3_failed:
       skip;
     }
  od
}

/* Always 0: an assertion that fails by its name. */
hidden byte both;

active proctype watch() {
end:
  do
  :: d_step { a_pc == 2 && b_pc == 2 && !(x == 2) -> assert(both) }
  od
}
