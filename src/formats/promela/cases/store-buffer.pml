/* Exported by Wakelane with memory = tso. */
/* spin -a -o2 FILE; cc -O2 -fwrapv -DNOREDUCE -DSAFETY -o pan pan.c; ./pan -E -c0 */

/* Shared memory */
byte slot[2];
bit turn;

/* Lanes whose interrupts are on */
bit cpu0_IF = 1;
bit cpu1_IF = 1;

/* The store buffer of cpu[0]: how many stores wait, the slot and the value of each */
byte cpu0_buffered;
byte cpu0_buffer0_address;
byte cpu0_buffer0_value;
byte cpu0_buffer1_address;
byte cpu0_buffer1_value;

/* The store buffer of cpu[1]: how many stores wait, the slot and the value of each */
byte cpu1_buffered;
byte cpu1_buffer0_address;
byte cpu1_buffer0_value;
byte cpu1_buffer1_address;
byte cpu1_buffer1_value;

/* writer: where it stands, its locals and flags */
byte writer_pc;
bit writer_tmp;

/* reader: where it stands, its locals and flags */
byte reader_pc;
byte reader_tmp_2 = 1;

/* Used inside a step only: no part of the state. */
hidden int writer_tmp_2_;
hidden int reader_tmp_;
hidden int stored_address_;
hidden int stored_value_;

/* The error that stopped everything; 0 is none */
byte fault;  /* 1 index, 2 assert, 3 range, 4 runaway */

#define cpu0_reads(slot_, memory_) (cpu0_buffered > 1 && cpu0_buffer1_address == (slot_) -> cpu0_buffer1_value : (cpu0_buffered > 0 && cpu0_buffer0_address == (slot_) -> cpu0_buffer0_value : (memory_)))
#define cpu1_reads(slot_, memory_) (cpu1_buffered > 1 && cpu1_buffer1_address == (slot_) -> cpu1_buffer1_value : (cpu1_buffered > 0 && cpu1_buffer0_address == (slot_) -> cpu1_buffer0_value : (memory_)))

active proctype writer() {
end:
  do
  /* line 5: turn */
  :: d_step { writer_pc == 0 && fault == 0 ->
       writer_tmp = cpu0_reads(2, turn);
       writer_pc = 1;
     }
  /* line 5: slot[turn] = 3; */
  :: d_step { writer_pc == 1 && fault == 0 && cpu0_buffered < 2 ->
       if :: writer_tmp < 0 || writer_tmp >= 2 -> fault = 1; goto row1_failed :: else fi;
       stored_address_ = writer_tmp;
       stored_value_ = 3;
       if :: cpu0_buffered == 0 :: else -> goto row1_7 fi;
       cpu0_buffer0_address = stored_address_;
       cpu0_buffer0_value = stored_value_;
       cpu0_buffered = 1;
       goto row1_10;
     row1_7:
       cpu0_buffer1_address = stored_address_;
       cpu0_buffer1_value = stored_value_;
       cpu0_buffered = 2;
     row1_10:
       writer_pc = 2;
       writer_tmp = 0;
     row1_failed:
       skip;
     }
  /* line 5: smp_mb() */
  :: d_step { writer_pc == 2 && fault == 0 && !cpu0_buffered ->
       writer_pc = 3;
     }
  /* line 5: slot[0] */
  :: d_step { writer_pc == 3 && fault == 0 ->
       writer_tmp_2_ = cpu0_reads(0, slot[0]);
       if :: !(writer_tmp_2_ == 3) -> fault = 2; goto row3_failed :: else fi;
       writer_pc = 4;
     row3_failed:
       skip;
     }
  od
}

active proctype reader() {
end:
  do
  /* line 6: await slot[0] > 0; */
  :: d_step { reader_pc == 0 && fault == 0 && cpu1_reads(0, slot[0]) > 0 ->
       reader_pc = 1;
     }
  /* line 6: slot[1] */
  :: d_step { reader_pc == 1 && fault == 0 ->
       reader_tmp_ = cpu1_reads(1, slot[1]);
       reader_tmp_2 = reader_tmp_ + 1;
       reader_pc = 2;
     }
  /* line 6: slot[1]++; */
  :: d_step { reader_pc == 2 && fault == 0 && cpu1_buffered < 2 ->
       stored_address_ = 1;
       if :: reader_tmp_2 < 0 || reader_tmp_2 > 3 -> fault = 3; goto row6_failed :: else fi;
       stored_value_ = reader_tmp_2;
       if :: cpu1_buffered == 0 :: else -> goto row6_7 fi;
       cpu1_buffer0_address = stored_address_;
       cpu1_buffer0_value = stored_value_;
       cpu1_buffered = 1;
       goto row6_10;
     row6_7:
       cpu1_buffer1_address = stored_address_;
       cpu1_buffer1_value = stored_value_;
       cpu1_buffered = 2;
     row6_10:
       reader_pc = 3;
       reader_tmp_2 = 1;
     row6_failed:
       skip;
     }
  od
}

active proctype cpu0_drain() {
end:
  do
  /* the oldest store reaches memory */
  :: d_step { fault == 0 && cpu0_buffered ->
       slot[cpu0_buffer0_address] = cpu0_buffer0_value;
       cpu0_buffer0_address = cpu0_buffer1_address;
       cpu0_buffer0_value = cpu0_buffer1_value;
       cpu0_buffer1_address = 0;
       cpu0_buffer1_value = 0;
       cpu0_buffered = cpu0_buffered - 1;
     }
  od
}

active proctype cpu1_drain() {
end:
  do
  /* the oldest store reaches memory */
  :: d_step { fault == 0 && cpu1_buffered ->
       slot[1] = cpu1_buffer0_value;
       cpu1_buffer0_address = cpu1_buffer1_address;
       cpu1_buffer0_value = cpu1_buffer1_value;
       cpu1_buffer1_address = 0;
       cpu1_buffer1_value = 0;
       cpu1_buffered = cpu1_buffered - 1;
     }
  od
}
