%% The workloads for Erlang, on plain processes ("erlang"), which is its fastest form, and on gen_servers
%% ("erlang-gen-server"), which is what an actor is the counterpart of. Calls are gen_server calls in both.
%%   erl -noshell -s bench main WORKLOAD SYSTEM SIZE WARMUP_MILLIS MEASURE_MILLIS
-module(bench).
-behaviour(gen_server).
-export([main/1, init/1, handle_call/3, handle_cast/2]).

-define(PATIENCE, 60000).

main([Workload, System | Numbers]) ->
    run(Workload, System, [list_to_integer(atom_to_list(Number)) || Number <- Numbers]),
    halt(0).

print(System, Metric, Value) ->
    io:format("~s\t~s\t~w~n", [System, Metric, float(Value)]).

now_ns() -> erlang:monotonic_time(nanosecond).

%% -- rates

run('ping-pong', System, [_, Warmup, Measure]) ->
    circles(System, 1, 2, 40000, 20000, Warmup, Measure);
run('ping-pong-1000', System, [_, Warmup, Measure]) ->
    circles(System, 1000, 2, 400, 200000, Warmup, Measure);
run(ring, System, [_, Warmup, Measure]) ->
    circles(System, 1, 1000, 40000, 40000, Warmup, Measure);
run('ring-100000', System, [_, Warmup, Measure]) ->
    circles(System, 1, 100000, 200000, 200000, Warmup, Measure);
run(flood, System, [_, Warmup, Measure]) ->
    Counter = counter(500000),
    rate(System, "rate", fun() -> flood(Counter, 500000), receive full -> 500000 end end, Warmup, Measure);
run('flood-2', System, [_, Warmup, Measure]) ->
    senders(System, 2, 500000, Warmup, Measure);
run('flood-actor', System, [_, Warmup, Measure]) ->
    senders(System, 1, 500000, Warmup, Measure);
run('fan-in', System, [_, Warmup, Measure]) ->
    senders(System, 1000, 1000, Warmup, Measure);
run('fan-out', System, [_, Warmup, Measure]) ->
    Receivers = [counter(100) || _ <- lists:seq(1, 1000)],
    Sender = spawn(fun() -> fan_out(Receivers) end),
    rate(System, "rate", fun() -> Sender ! go, await(full, 1000), 100000 end, Warmup, Measure);
run(call, System, [_, Warmup, Measure]) ->
    {ok, Echo} = gen_server:start(?MODULE, none, []),
    Root = self(),
    spawn(fun() ->
        calls(Echo, now_ns() + Warmup * 1000000, []),
        Begin = now_ns(),
        Latencies = calls(Echo, Begin + Measure * 1000000, []),
        Root ! {called, Latencies, now_ns() - Begin}
    end),
    receive {called, Latencies, Took} ->
        print(System, "rate", length(Latencies) * 1.0e9 / Took),
        Sorted = list_to_tuple(lists:sort(Latencies)),
        print(System, "p50", share(Sorted, 0.5) / 1.0e3),
        print(System, "p99", share(Sorted, 0.99) / 1.0e3)
    end;
run('call-1000', System, [_, Warmup, Measure]) ->
    {ok, Echo} = gen_server:start(?MODULE, none, []),
    many_calls(Echo, now_ns() + Warmup * 1000000, []),
    Begin = now_ns(),
    Parts = many_calls(Echo, Begin + Measure * 1000000, []),
    Took = now_ns() - Begin,
    Sorted = list_to_tuple(lists:sort(lists:append(Parts))),
    print(System, "rate", tuple_size(Sorted) * 1.0e9 / Took),
    print(System, "p50", share(Sorted, 0.5) / 1.0e3),
    print(System, "p99", share(Sorted, 0.99) / 1.0e3);
run(spawn, System, [_, Warmup, Measure]) ->
    Root = self(),
    Parent = spawn(fun() -> parent(System, Root) end),
    rate(System, "rate", fun() -> Parent ! go, receive done -> 20000 end end, Warmup, Measure);

%% -- the whole node

run(memory, System, [Size | _]) ->
    collect(crowd(100)),
    Before = erlang:memory(processes),
    Crowd = crowd(Size),
    collect([]),
    {memory, Own} = process_info(self(), memory),
    %% neither the list of the pids nor this process is theirs
    print(System, "heap", (erlang:memory(processes) - Own - Before) / length(Crowd));
run(idle, System, [Size | _]) ->
    Crowd = crowd(Size),
    timer:sleep(5000),
    {Before, _} = statistics(runtime),
    timer:sleep(10000),
    {After, _} = statistics(runtime),
    print(System, "cpu", After - Before),
    length(Crowd);
run(blocking, System, [Size | _]) ->
    Root = self(),
    Processes = [spawn(fun() -> block(Root) end) || _ <- lists:seq(1, Size)],
    print(System, "first", blocked(Processes, Size)),
    print(System, "second", blocked(Processes, Size));
run('rare-call', System, [Size | _]) ->
    {ok, Echo} = gen_server:start(?MODULE, none, []),
    Root = self(),
    Caller = spawn(fun() -> rare(Root, Echo) end),
    [begin Caller ! message, receive {took, _} -> ok end end || _ <- lists:seq(1, 10000)],
    Latencies = [begin timer:sleep(150), Caller ! message, receive {took, Took} -> Took end end
                    || _ <- lists:seq(1, Size)],
    Sorted = list_to_tuple(lists:sort(Latencies)),
    print(System, "p50", share(Sorted, 0.5) / 1.0e3),
    print(System, "max", share(Sorted, 1) / 1.0e3);
run('spinning-handlers', System, [Millis | _]) ->
    spin(System, erlang:system_info(schedulers_online) + 1, Millis);
run('spinning-body', System, [Millis | _]) ->
    spin(System, 1, Millis);
run(timers, System, [Size | _]) ->
    timers(Size),
    collect([]),
    Before = erlang:memory(total),
    {Timers, Set} = taking(fun() -> set_timers(Size) end),
    collect([]),
    %% the list of the references is not theirs
    print(System, "heap", (erlang:memory(total) - Before) / Size - 2 * 8 - 3 * 8),
    {_, Cancel} = taking(fun() -> cancel_timers(Timers) end),
    print(System, "set", Set / Size),
    print(System, "cancel", Cancel / Size);
run(recovery, System, _) ->
    Size = 20000,
    logger:set_primary_config(level, none),
    Tester = self(),
    recovery(System, Tester),
    receive {up, _} -> ok end,
    [recover() || _ <- lists:seq(1, Size)],
    Begin = now_ns(),
    Latencies = [recover() || _ <- lists:seq(1, Size)],
    print(System, "rate", Size * 1.0e9 / (now_ns() - Begin)),
    Sorted = list_to_tuple(lists:sort(Latencies)),
    print(System, "p50", share(Sorted, 0.5) / 1.0e3),
    print(System, "p99", share(Sorted, 0.99) / 1.0e3);
run('stale-mailbox', System, [Size | _]) ->
    {ok, Echo} = gen_server:start(?MODULE, none, []),
    mailbox(System, Echo, "empty"),
    [self() ! stale || _ <- lists:seq(1, Size)],
    mailbox(System, Echo, "stale").

rate(System, Metric, Round, Warmup, Measure) ->
    rounds(Round, now_ns() + Warmup * 1000000, 0),
    Begin = now_ns(),
    Operations = rounds(Round, Begin + Measure * 1000000, 0),
    print(System, Metric, Operations * 1.0e9 / (now_ns() - Begin)).

rounds(Round, End, Operations) ->
    Sum = Operations + Round(),
    case now_ns() < End of
        true -> rounds(Round, End, Sum);
        false -> Sum
    end.

%% -- ping-pong and ring

circles(System, Circles, Processes, Hops, Operations, Warmup, Measure) ->
    Firsts = [circle(System, Processes) || _ <- lists:seq(1, Circles)],
    rate(System, "rate", fun() ->
        [pass(System, First, Hops) || First <- Firsts],
        await(worn_out, Circles),
        Operations
    end, Warmup, Measure).

circle(System, Processes) ->
    Root = self(),
    First = player(System, Root),
    Last = lists:foldl(fun(_, Next) ->
        Player = player(System, Root),
        pass(System, Player, {next, Next}),
        Player
    end, First, lists:seq(2, Processes)),
    pass(System, First, {next, Last}),
    First.

await(_, 0) -> ok;
await(Message, Left) -> receive Message -> await(Message, Left - 1) end.

player(erlang, Root) ->
    spawn(fun() -> receive {next, Next} -> hop(Root, Next) end end);
player('erlang-gen-server', Root) ->
    {ok, Player} = gen_server:start(?MODULE, {player, Root, none}, []),
    Player.

pass(erlang, Player, Message) -> Player ! Message;
pass('erlang-gen-server', Player, Message) -> gen_server:cast(Player, Message).

hop(Root, Next) ->
    receive
        1 -> Root ! worn_out;
        Left -> Next ! (Left - 1)
    end,
    hop(Root, Next).

%% -- flood, fan-in, fan-out

senders(System, Senders, Each, Warmup, Measure) ->
    Counter = counter(Senders * Each),
    Pids = [spawn(fun() -> sender(Counter, Each) end) || _ <- lists:seq(1, Senders)],
    rate(System, "rate", fun() ->
        [Pid ! go || Pid <- Pids],
        receive full -> Senders * Each end
    end, Warmup, Measure).

sender(Counter, Each) -> receive go -> flood(Counter, Each) end, sender(Counter, Each).

fan_out(Receivers) ->
    receive go -> ok end,
    [[Receiver ! message || Receiver <- Receivers] || _ <- lists:seq(1, 100)],
    fan_out(Receivers).

counter(Full) ->
    Root = self(),
    spawn(fun() -> count(Root, Full, Full) end).

flood(_, 0) -> ok;
flood(Counter, Left) -> Counter ! message, flood(Counter, Left - 1).

count(Root, 0, Full) -> Root ! full, count(Root, Full, Full);
count(Root, Left, Full) -> receive message -> count(Root, Left - 1, Full) end.

%% -- call

calls(Echo, End, Latencies) ->
    Begin = now_ns(),
    answer = gen_server:call(Echo, question, ?PATIENCE),
    Now = now_ns(),
    case Now < End of
        true -> calls(Echo, End, [Now - Begin | Latencies]);
        false -> Latencies
    end.

%% 1,000 callers with 100 calls each, again and again
many_calls(Echo, End, Parts) ->
    Root = self(),
    [spawn(fun() -> Root ! {took, some_calls(Echo, 100)} end) || _ <- lists:seq(1, 1000)],
    All = lists:foldl(fun(_, Sum) -> receive {took, Latencies} -> [Latencies | Sum] end end, Parts,
        lists:seq(1, 1000)),
    case now_ns() < End of
        true -> many_calls(Echo, End, All);
        false -> All
    end.

some_calls(_, 0) -> [];
some_calls(Echo, Left) ->
    Begin = now_ns(),
    answer = gen_server:call(Echo, question, ?PATIENCE),
    [now_ns() - Begin | some_calls(Echo, Left - 1)].

share(Sorted, Share) -> element(max(1, ceil(Share * tuple_size(Sorted))), Sorted).

init({supervisor, Tester}) ->
    Victim = #{id => victim, start => {gen_server, start_link, [{local, victim}, ?MODULE, {victim, Tester}, []]}},
    {ok, {#{strategy => one_for_one, intensity => 1000000, period => 1}, [Victim]}};
init({victim, Tester} = State) -> Tester ! {up, self()}, {ok, State};
init(State) -> {ok, State}.

handle_call(question, _, State) -> {reply, answer, State}.

handle_cast(crash, {victim, _}) -> error(crash);
handle_cast({next, Next}, {player, Root, _}) -> {noreply, {player, Root, Next}};
handle_cast(1, {player, Root, _} = State) -> Root ! worn_out, {noreply, State};
handle_cast(Left, {player, _, Next} = State) -> gen_server:cast(Next, Left - 1), {noreply, State};
handle_cast(request, {child, Parent} = State) -> Parent ! answer, {stop, normal, State}.

%% -- crash and restart

recovery(erlang, Tester) -> supervisor:start_link(?MODULE, {supervisor, Tester});
recovery('erlang-trap-exit', Tester) -> spawn_link(fun() -> process_flag(trap_exit, true), keep(Tester) end).

keep(Tester) ->
    {ok, Victim} = gen_server:start_link({local, victim}, ?MODULE, {victim, Tester}, []),
    receive {'EXIT', Victim, _} -> keep(Tester) end.

recover() ->
    Begin = now_ns(),
    gen_server:cast(victim, crash),
    receive {up, _} -> ok end,
    answer = gen_server:call(victim, question, ?PATIENCE),
    now_ns() - Begin.

%% -- spawn

parent(System, Root) ->
    receive go -> ok end,
    [child(System) || _ <- lists:seq(1, 1000)],
    parent(System, 19000, 20000),
    Root ! done,
    parent(System, Root).

parent(_, _, 0) -> ok;
parent(System, ToStart, ToAnswer) ->
    receive answer -> ok end,
    case ToStart > 0 of
        true -> child(System);
        false -> ok
    end,
    parent(System, ToStart - 1, ToAnswer - 1).

child(erlang) ->
    Parent = self(),
    spawn_link(fun() -> receive request -> Parent ! answer end end) ! request;
child('erlang-gen-server') ->
    {ok, Child} = gen_server:start_link(?MODULE, {child, self()}, []),
    gen_server:cast(Child, request).

%% -- memory, idle

crowd(Size) ->
    Root = self(),
    Crowd = [spawn(fun() -> idle(Root) end) || _ <- lists:seq(1, Size)],
    [Process ! message || Process <- Crowd],
    [receive handled -> ok end || _ <- Crowd],
    Crowd.

idle(Root) -> receive message -> Root ! handled end, idle(Root).

collect(_) -> erlang:garbage_collect(), timer:sleep(300).

%% -- blocking

block(Root) -> receive message -> timer:sleep(50), Root ! handled end, block(Root).

blocked(Processes, Size) ->
    Begin = now_ns(),
    [[Process ! message || Process <- Processes] || _ <- lists:seq(1, 10)],
    handled(10 * Size),
    (now_ns() - Begin) / 1.0e9.

handled(0) -> ok;
handled(Left) -> receive handled -> handled(Left - 1) end.

%% -- rare calls

rare(Root, Echo) ->
    receive message -> ok end,
    Begin = now_ns(),
    answer = gen_server:call(Echo, question, ?PATIENCE),
    Root ! {took, now_ns() - Begin},
    rare(Root, Echo).

%% -- fairness

spin(System, Spinners, Millis) ->
    {ok, Echo} = gen_server:start(?MODULE, none, []),
    End = now_ns() + Millis * 1000000,
    [spawn(fun() -> spin(End) end) || _ <- lists:seq(1, Spinners)],
    Latencies = list_to_tuple(lists:sort(due(Echo, now_ns(), End))),
    print(System, "p50", share(Latencies, 0.5) / 1.0e6),
    print(System, "p99", share(Latencies, 0.99) / 1.0e6),
    print(System, "max", share(Latencies, 1) / 1.0e6).

spin(End) ->
    case now_ns() < End of
        true -> spin(End);
        false -> ok
    end.

due(_, Due, End) when Due >= End -> [];
due(Echo, Due, End) ->
    timer:sleep(max(0, (Due - now_ns()) div 1000000)),
    answer = gen_server:call(Echo, question, ?PATIENCE),
    [max(0, now_ns() - Due) | due(Echo, Due + 10000000, End)].

%% -- timers

timers(Size) -> cancel_timers(set_timers(Size)).

set_timers(Size) -> [erlang:send_after(3600000, self(), tick) || _ <- lists:seq(1, Size)].

cancel_timers(Timers) -> lists:foreach(fun erlang:cancel_timer/1, Timers).

taking(Do) ->
    Begin = now_ns(),
    Result = Do(),
    {Result, now_ns() - Begin}.

%% -- a mailbox full of what nobody wants

mailbox(System, Echo, Mailbox) ->
    Root = self(),
    Answerer = spawn(fun() -> answers(Root) end),
    trips(System, "receive-" ++ Mailbox, fun() -> Answerer ! question, receive wanted -> ok end end),
    trips(System, "call-" ++ Mailbox, fun() -> gen_server:call(Echo, question, ?PATIENCE) end),
    exit(Answerer, kill).

answers(Root) -> receive question -> Root ! wanted end, answers(Root).

trips(System, Metric, Trip) ->
    rate(System, Metric, fun() -> [Trip() || _ <- lists:seq(1, 10)], 10 end, 400, 600).
