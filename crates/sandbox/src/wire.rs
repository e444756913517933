//! The wire: connections that can be cut and a door that can be closed, as networks and blocked countries
//! do it; it knows bytes and no requests.

use std::{
    future::Future,
    io,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{extract::connect_info::Connected, serve::IncomingStream};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpSocket, TcpStream, lookup_host},
    sync::watch,
};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

/// Connections that may wait to be accepted: a bench opens thousands at once.
const BACKLOG: u32 = 4096;

/// Accepts connections while it is open; closed, it refuses them and has cut those it had.
pub struct Door {
    address: SocketAddr,
    listener: Option<TcpListener>,
    open: watch::Receiver<bool>,
    /// Cancelled for good when the sandbox ends.
    end: CancellationToken,
    /// Parent of all connections since the door was last opened.
    visit: CancellationToken,
}

impl Door {
    pub async fn bind(listen: &str, open: watch::Receiver<bool>, end: CancellationToken) -> io::Result<Self> {
        let asked = lookup_host(listen).await?.next();
        let listener = bind(asked.ok_or(io::ErrorKind::AddrNotAvailable)?)?;
        let address = listener.local_addr()?;
        let visit = end.child_token();
        Ok(Self { address, listener: Some(listener), open, end, visit })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the door is open, and binds the same port again if it was closed.
    async fn opened(&mut self) -> io::Result<&TcpListener> {
        if !*self.open.borrow_and_update() {
            self.listener = None;
            self.visit.cancel();
            self.visit = self.end.child_token();
            // The sender lives as long as the sandbox; without it nothing is to be accepted any more.
            if self.open.wait_for(|open| *open).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
        match &mut self.listener {
            Some(listener) => Ok(listener),
            empty => Ok(empty.insert(bind(self.address)?)),
        }
    }

    async fn next(&mut self) -> io::Result<Option<(Wire, Cut)>> {
        let mut open = self.open.clone();
        let listener = self.opened().await?;
        let stream = tokio::select! {
            accepted = listener.accept() => accepted?.0,
            _ = open.wait_for(|open| !*open) => return Ok(None),
        };
        stream.set_nodelay(true)?;
        let cut = self.visit.child_token();
        let cutting = Box::pin(cut.clone().cancelled_owned());
        Ok(Some((Wire { stream, cutting }, Cut(cut))))
    }
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // The same port again, right after its connections were cut.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

impl axum::serve::Listener for Door {
    type Io = Wire;
    type Addr = Cut;

    async fn accept(&mut self) -> (Wire, Cut) {
        loop {
            match self.next().await {
                Ok(Some(connection)) => return connection,
                Ok(None) => {}
                Err(error) => {
                    tracing::debug!(%error, "sandbox: a connection was not accepted");
                    tokio::task::yield_now().await;
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<Cut> {
        Ok(Cut(self.visit.clone()))
    }
}

/// Cuts one connection, from within a request that came over it.
#[derive(Clone, Debug)]
pub struct Cut(CancellationToken);

impl Cut {
    /// Never returns: the request ends with its connection.
    pub async fn cut(self) -> ! {
        self.0.cancel();
        std::future::pending().await
    }
}

impl Connected<IncomingStream<'_, Door>> for Cut {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.remote_addr().clone()
    }
}

/// One connection.
pub struct Wire {
    stream: TcpStream,
    cutting: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl Wire {
    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        match self.cutting.as_mut().poll(context) {
            Poll::Ready(()) => Err(io::ErrorKind::ConnectionReset.into()),
            Poll::Pending => Ok(()),
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.check(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check(context)?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
