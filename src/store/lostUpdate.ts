// The scenario of the store's tests: two tasks that both add one to x, with and without a lock.

/** Under `fix = none` each task takes two steps, under `fix = lock` one. */
export const lostUpdate = `scenario "Lost update"
level 1;
param fix = none "as it was" | lock "under a lock";
lane cpu[2];
int 0..2 x;

task a on cpu[0] {
    if (fix == lock) atomic { x = x + 1; }
    else { "a loads": x = x + 1; }
}
task b on cpu[1] {
    if (fix == lock) atomic { x = x + 1; }
    else { "b loads": x = x + 1; }
}

final x == 2 sum "Both additions count.";
expect sum fails when fix == none;

drawn "As it was reported" when fix == none {
    columns "0" = cpu[0], "1" = cpu[1];
    text """
0               1
a loads
                b loads
""";
}

run "One after the other" when fix == none {
    turns "a*2,b*2";
    note "b has not begun yet." at 2;
}
run "Somebody else" when fix == none { turns "a,nobody"; }
`;
