%% The rare situations for Erlang, as far as it has them.
%%   erl -noshell -s worst main WORKLOAD SIZE
-module(worst).
-export([main/1]).

main([Workload, Size]) ->
    run(Workload, list_to_integer(atom_to_list(Size))),
    halt(0).

print(Metric, Value) ->
    io:format("erlang\t~s\t~w~n", [Metric, float(Value)]).

now_ns() -> erlang:monotonic_time(nanosecond).

run(flooding, Millis) ->
    flooding(none, true, true, Millis),
    flooding("quiet", false, false, Millis),
    flooding("other", true, false, Millis),
    flooding("same", true, true, Millis);
run('long-mailbox', Size) ->
    long_mailbox(Size div 10, false),
    long_mailbox(Size, true);
run(monitors, Size) ->
    monitors(Size, false),
    monitors(Size, true).

%% -- flooding

flooding(Name, Floods, Same, Millis) ->
    Root = self(),
    Slow = spawn(fun() -> delays(Root, []) end),
    Flooded = case Same of
        true -> Slow;
        false -> spawn(fun() -> delays(Root, []) end)
    end,
    End = now_ns() + Millis * 1000000,
    Flooder = spawn(fun() -> receive go -> ok end, Floods andalso flood(Flooded, End), Root ! flooded end),
    Flooder ! go,
    slow(Slow, End),
    receive flooded -> ok end,
    Slow ! stop,
    receive {Slow, Delays} -> ok end,
    case Name of
        none -> ok;
        _ ->
            Sorted = list_to_tuple(lists:sort(Delays)),
            print(Name ++ "-p50", share(Sorted, 0.5) / 1.0e3),
            print(Name ++ "-p99", share(Sorted, 0.99) / 1.0e3),
            print(Name ++ "-max", share(Sorted, 1) / 1.0e3)
    end,
    Same orelse exit(Flooded, kill).

flood(Flooded, End) ->
    burst(Flooded, 1000),
    case now_ns() < End of
        true -> flood(Flooded, End);
        false -> ok
    end.

burst(_, 0) -> ok;
burst(Flooded, Left) -> Flooded ! drop, burst(Flooded, Left - 1).

slow(Slow, End) ->
    timer:sleep(1),
    Now = now_ns(),
    Slow ! {stamped, Now},
    case Now < End of
        true -> slow(Slow, End);
        false -> ok
    end.

delays(Root, Delays) ->
    receive
        drop -> delays(Root, Delays);
        {stamped, Nanos} -> delays(Root, [now_ns() - Nanos | Delays]);
        stop -> Root ! {self(), Delays}
    end.

share(Sorted, Share) -> element(max(1, ceil(Share * tuple_size(Sorted))), Sorted).

%% -- a long mailbox

long_mailbox(Size, Prints) ->
    Root = self(),
    Stuck = spawn(fun() -> handle(Root) end),
    erlang:suspend_process(Stuck),
    erlang:garbage_collect(),
    Before = erlang:memory(processes),
    Begin = now_ns(),
    burst(Stuck, Size),
    Filling = now_ns() - Begin,
    Bytes = (erlang:memory(processes) - Before) / Size,
    Stuck ! stop,
    Resumed = now_ns(),
    erlang:resume_process(Stuck),
    receive handled -> ok end,
    Draining = now_ns() - Resumed,
    case Prints of
        true ->
            print("fill", Filling / 1.0e9),
            print("heap", Bytes),
            print("drain", Draining / 1.0e9);
        false -> ok
    end.

handle(Root) ->
    receive
        drop -> handle(Root);
        stop -> Root ! handled
    end.

%% -- monitors

monitors(Size, Prints) ->
    Watched = spawn(fun() -> receive never -> ok end end),
    Begin = now_ns(),
    set(Watched, Size),
    Setting = now_ns() - Begin,
    Killed = now_ns(),
    exit(Watched, kill),
    down(1),
    First = now_ns() - Killed,
    down(Size - 1),
    All = now_ns() - Killed,
    case Prints of
        true ->
            print("set", Setting / 1.0e6),
            print("first-down", First / 1.0e6),
            print("all-down", All / 1.0e6);
        false -> ok
    end.

set(_, 0) -> ok;
set(Watched, Left) -> erlang:monitor(process, Watched), set(Watched, Left - 1).

down(0) -> ok;
down(Left) -> receive {'DOWN', _, process, _, _} -> down(Left - 1) end.
