# The stages of check --deep; read by it, with its stage, suites, one and build, and the parts that are wanted.
root=$PWD

is_wanted() { [[ " $parts " == *" $1 "* ]]; }

# Not under these: the browser of the captcha suites, a library preloaded before the sanitizer's own (faulty disk),
# a scan for card digits in memory that the sanitizer manages, and memory that cannot be locked: the sanitizer answers
# mlock itself, with success.
sanitized_suites() {
    ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1 \
    UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    LSAN_OPTIONS=suppressions=$root/packaging/leaks-of-others.txt:print_suppressions=0 \
        suites build/sanitize -LE lint -E 'captcha_|fault_(matrix|faultydisk|memoryscan)|unit_composition_hardening|ui_paymentmemory'
}

# A build folder that clang can read: no precompiled headers, and moc's files made without compiling anything.
configure_for_tools() {
    cmake --preset release -B build/tidy -DCMAKE_CXX_COMPILER=clang++ -DBOXOFFICE_PCH=OFF -DCMAKE_BUILD_TYPE=Debug || return
    local info
    for info in build/tidy/CMakeFiles/*_autogen.dir/AutogenInfo.json; do
        cmake -E cmake_autogen "$info" Debug || return
    done
}

analysed() { python3 packaging/analyse.py build/tidy "$jobs" "$1"; }

build_fuzz_targets() { cmake --preset fuzz && cmake --build build/fuzz -j "$jobs" --target fuzz_targets; }

fuzz() {
    local target=$1
    mkdir -p "build/fuzz/corpus/$target" build/fuzz/found
    UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
        "build/fuzz/fuzz/$target" -max_total_time="${BOXOFFICE_FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/$target-" "build/fuzz/corpus/$target" "tests/fuzz/seeds/${target#fuzz_}" \
        >"build/fuzz/$target.txt" 2>&1 && { sed -n "s/^stat::number_of_executed_units: */$target: executed /p" "build/fuzz/$target.txt"; return; }
    tail -n 60 "build/fuzz/$target.txt"
    return 1
}

# Every target, as many at a time as there are processors.
fuzz_all() {
    local targets=(build/fuzz/fuzz/fuzz_*)
    export -f fuzz
    printf '%s\n' "${targets[@]##*/}" | xargs -P "$jobs" -I{} bash -c 'fuzz {}' || return
    passed=$((passed + ${#targets[@]}))
}

# Each prints its figure beside a peer's or the physical limit, and fails when their ratio is worse than its bar.
if is_wanted benchmarks; then
    for bench in build/release/bench/bench_*; do
        one "benchmark: $(basename "$bench")" "$bench"
    done
    one "benchmark: simulator beside nginx" packaging/bench-simulator
fi
if is_wanted sanitizers && stage "sanitizers: build" build sanitize; then
    stage "sanitizers: suites" sanitized_suites || true
fi
if is_wanted tools && stage "tools: configure" configure_for_tools; then
    one "clang-tidy" analysed clang-tidy
    one "clazy" analysed clazy
fi
if is_wanted fuzzing && stage "fuzzing: build" build_fuzz_targets; then
    stage "fuzzing" fuzz_all || true
fi
if is_wanted faults; then
    BOXOFFICE_DEEP=1 stage "fault suites, long form" suites build/release -R '^fault_' --timeout 3600 || true
fi
