"""Print jobs, in the order they were asked for."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.schema import logo, print_job
from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.domain.receipt_template import Dots, Logo
from pos_app.ports import PaperState, PrintJob, PrintState
from pos_app.services.receipts import paper_json

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection, Select

    from pos_app.domain.receipt_shift import Paper


class PrintJobRows:
    _connection: Connection

    def add_print_job(
        self, job_id: UUID, sale_id: UUID | None, receipt: Paper, at: datetime
    ) -> None:
        if isinstance(receipt, Receipt) and receipt.template.logo is not None:
            self._keep_logo(receipt.template.logo)
        self._connection.execute(
            insert(print_job).values(
                id=job_id,
                sale_id=sale_id,
                receipt=paper_json.to_json(receipt),
                state=PrintState.QUEUED,
                attempts=0,
                created_at=at,
                changed_at=at,
            )
        )

    def next_print_job(self) -> PrintJob | None:
        waits = print_job.c.state.in_((PrintState.QUEUED, PrintState.WAITING))
        wanted = select(print_job).where(waits).order_by(print_job.c.position).limit(1)
        return next(iter(self._print_jobs(wanted)), None)

    def print_job(self, job_id: UUID) -> PrintJob:
        found = self._print_jobs(select(print_job).where(print_job.c.id == job_id))
        if not found:
            raise LookupError(job_id)
        return found[0]

    def print_jobs_in(self, *states: PrintState) -> tuple[PrintJob, ...]:
        wanted = select(print_job).where(print_job.c.state.in_(states))
        return self._print_jobs(wanted.order_by(print_job.c.position))

    def count_print_jobs(self, *states: PrintState) -> int:
        wanted = select(func.count()).select_from(print_job).where(print_job.c.state.in_(states))
        return self._connection.execute(wanted).scalar_one()

    def update_print_job(self, job: PrintJob) -> None:
        self._connection.execute(
            update(print_job)
            .where(print_job.c.id == job.id)
            .values(
                receipt=paper_json.to_json(job.receipt),
                state=job.state,
                reason=job.reason,
                attempts=job.attempts,
                changed_at=job.changed_at,
            )
        )

    def print_jobs(self, sale_id: UUID | None, limit: int) -> tuple[PrintJob, ...]:
        wanted = select(print_job).order_by(print_job.c.position.desc()).limit(limit)
        if sale_id is not None:
            wanted = wanted.where(print_job.c.sale_id == sale_id)
        return self._print_jobs(wanted)

    def paper_states(self, sale_ids: Collection[UUID]) -> dict[UUID, list[PaperState]]:
        kind = func.json_extract(print_job.c.receipt, "$.kind").label("kind")
        wanted = select(print_job.c.sale_id, kind, print_job.c.state, print_job.c.changed_at)
        states: dict[UUID, list[PaperState]] = defaultdict(list)
        for row in self._connection.execute(wanted.where(print_job.c.sale_id.in_(sale_ids))):
            state = PaperState(
                kind=ReceiptKind(row.kind), state=row.state, changed_at=row.changed_at
            )
            states[row.sale_id].append(state)
        return states

    def _print_jobs(self, wanted: Select[Any]) -> tuple[PrintJob, ...]:
        rows = self._connection.execute(wanted).mappings().all()
        find = cache(self._logo)
        return tuple(
            PrintJob(**{**row, "receipt": paper_json.from_json(row["receipt"], find)})
            for row in rows
        )

    def _keep_logo(self, kept: Logo) -> None:
        self._connection.execute(
            insert(logo)
            .values(
                digest=kept.digest,
                narrow_width=kept.narrow.width,
                narrow_height=kept.narrow.height,
                narrow_data=kept.narrow.data,
                wide_width=kept.wide.width,
                wide_height=kept.wide.height,
                wide_data=kept.wide.data,
            )
            .on_conflict_do_nothing()
        )

    def _logo(self, digest: str) -> Logo | None:
        """None where it was lost: a receipt without its picture is still the receipt."""
        found = self._connection.execute(select(logo).where(logo.c.digest == digest)).one_or_none()
        if found is None:
            return None
        return Logo(
            narrow=Dots(found.narrow_width, found.narrow_height, found.narrow_data),
            wide=Dots(found.wide_width, found.wide_height, found.wide_data),
        )
