//! Connections: accepted within limits, ended in good order.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How many connections there are at once; further ones wait to be accepted.
pub const MAX_CONNECTIONS: usize = 256;
/// How many headers a request may have; nobody needs half of them.
const MAX_HEADERS: usize = 64;
/// The longest head of a request, in bytes.
const MAX_HEAD: usize = 16 * 1024;
/// How long a head may take, and how long a connection may be idle.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long requests that have begun may take once the server is asked to stop.
const STOP_TIME: Duration = Duration::from_secs(20);
/// How long nothing is accepted after the operating system refused to: it has no more files to give.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves connections until `stop`, then answers the requests that have begun.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_headers(MAX_HEADERS).max_buf_size(MAX_HEAD).half_close(false);
    let connections = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &connections) => accepted,
        };
        let Some((stream, permit)) = accepted else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // Whatever ends a connection early is the other side's affair; there is nobody to tell.
            let _ended = connection.await;
            drop(permit);
        });
    }
    drop(listener);
    let _late = tokio::time::timeout(STOP_TIME, graceful.shutdown()).await;
}

/// The next connection, once there is room for one.
async fn accept(
    listener: &TcpListener,
    connections: &Arc<Semaphore>,
) -> Option<(tokio::net::TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let permit = Arc::clone(connections).acquire_owned().await.ok()?;
    let (stream, _) = listener.accept().await.ok()?;
    Some((stream, permit))
}
