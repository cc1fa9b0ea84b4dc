package io.amends.server.api;

import io.amends.core.commitment.CommitmentKind;
import io.amends.server.commitments.Board;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is still owed, soonest due first, each with the explanation of its clock. */
@RestController
@RequestMapping("/api/v1/commitments")
class CommitmentsApi {

    private final Board board;
    private final ApiViews views;
    private final Answering answering;

    CommitmentsApi(Board board, ApiViews views, Answering answering) {
        this.board = board;
        this.views = views;
        this.answering = answering;
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable CommitmentKind kind,
            @RequestParam(required = false) Board.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Cursor.limit(limit);
        Board.Choice choice = new Board.Choice(owner, team, kind, state);
        List<Board.Line> lines = page(choice, Cursor.read(after), most + 1);
        return Answering.json(
                Cursor.page(
                        lines,
                        most,
                        Board.Line::cursor,
                        line -> views.line(line, answering.language())));
    }

    private List<Board.Line> page(Board.Choice choice, @Nullable String after, int atMost) {
        try {
            return board.page(choice, after, atMost);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "cursor");
        }
    }
}
